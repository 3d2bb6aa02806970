import { SECONDS_PER_HOUR } from '#shared/units.ts';
import type { Percentages, Scenario, Trace } from '../kernel/scenario/scenario.ts';
import type { World } from '../kernel/world.ts';

/** The trace that drives this world's demand. A scenario that names one cannot start without it. */
export function traceOf({ scenario, traces }: Pick<World, 'scenario' | 'traces'>): Trace | undefined {
  if (scenario.demand.kind !== 'trace') return undefined;
  const trace = traces[scenario.demand.trace];
  if (!trace) throw new Error(`scenario ${scenario.id} needs the trace ${scenario.demand.trace}`);
  return trace;
}

/** Position in a trace at a tick, in samples of business time, within its first day; the trace then starts again. */
export function samplePosition(scenario: Scenario, trace: Trace, sampleSeconds: number, tick: number): number {
  const businessS = (tick * scenario.tickSeconds * SECONDS_PER_HOUR) / scenario.secondsPerHour;
  const position = businessS / sampleSeconds;
  return position - trace.columns * Math.floor(position / trace.columns);
}

/** Columns that are turned at a time: what lies on one cache line of a row. */
const WINDOW = 64;

interface Window {
  readonly first: number;
  /** Value of row r in column `first` + c at c × rows + r. */
  readonly percent: Percentages;
}

const windows = new WeakMap<Trace, Window>();

/**
 * A column of a trace, or the one after it (`ahead` 1): a value for each of its rows. Traces lie row by row, and a tick
 * reads a column or two, so columns are turned into rows some at a time. What this keeps follows from the trace alone.
 */
export function traceColumn(trace: Trace, column: number, ahead: 0 | 1 = 0): Percentages {
  const first = column - (column % WINDOW);
  let window = windows.get(trace);
  if (window?.first !== first) {
    window = turned(trace, first, window?.percent);
    windows.set(trace, window);
  }
  const at = (Math.min(column + ahead, trace.columns - 1) - first) * trace.rows;
  return window.percent.subarray(at, at + trace.rows);
}

function turned({ percent, rows, columns }: Trace, first: number, room?: Percentages): Window {
  const cells = (WINDOW + 1) * rows;
  const turnedPercent = room ?? (percent instanceof Uint8Array ? new Uint8Array(cells) : new Float64Array(cells));
  const last = Math.min(first + WINDOW + 1, columns);
  for (let row = 0; row < rows; row++)
    for (let column = first; column < last; column++)
      turnedPercent[(column - first) * rows + row] = percent[row * columns + column];
  return { first, percent: turnedPercent };
}
