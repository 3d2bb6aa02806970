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

/** What a tick covers of a trace, in samples: from where, and how many. Past its end the trace starts again. */
export interface SampleSpan {
  readonly from: number;
  readonly length: number;
}

/** Nearer to a sample than this is on it: rounding of a product of times. */
const ON_SAMPLE = 1e-9;

/** The samples that a tick covers. Business time counts. */
export function samplesOfTick(scenario: Scenario, trace: Trace, sampleSeconds: number, tick: number): SampleSpan {
  const length = (scenario.tickSeconds * SECONDS_PER_HOUR) / scenario.secondsPerHour / sampleSeconds;
  const position = nearSample(tick * length);
  return { from: position - trace.columns * Math.floor(position / trace.columns), length };
}

function nearSample(position: number): number {
  const nearest = Math.round(position);
  return Math.abs(position - nearest) < ON_SAMPLE * Math.max(1, nearest) ? nearest : position;
}

/** Tells each sample that a span covers: its column, from where to where within it (0..1). */
export function eachSample(
  { from, length }: SampleSpan,
  { columns }: Trace,
  tell: (column: number, start: number, end: number) => void,
): void {
  const end = nearSample(from + length);
  for (let at = Math.floor(from); at < end; at++) tell(at % columns, Math.max(0, from - at), Math.min(1, end - at));
}

/** Whether a span lies within one sample, or there is but one. */
export function isWithinOne({ from, length }: SampleSpan, { columns }: Trace): boolean {
  return columns === 1 || nearSample(from + length) <= Math.floor(from) + 1;
}

let sums = new Float64Array(0);

/**
 * Mean of a span for each row: of steps where samples hold, else of the straight lines between them. The last sample holds
 * until the trace ends. What is answered is written over by the next call.
 */
export function meanOver(trace: Trace, span: SampleSpan, hold: boolean): Float64Array {
  const { rows } = trace;
  if (sums.length < rows) sums = new Float64Array(rows);
  sums.fill(0, 0, rows);
  eachSample(span, trace, (column, start, end) => {
    const part = (end - start) / span.length;
    const ofNext = hold ? 0 : (part * (start + end)) / 2;
    const values = traceColumn(trace, column);
    for (let row = 0; row < rows; row++) sums[row] += (part - ofNext) * values[row];
    if (ofNext === 0) return;
    const next = traceColumn(trace, column, 1);
    for (let row = 0; row < rows; row++) sums[row] += ofNext * next[row];
  });
  return sums;
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
