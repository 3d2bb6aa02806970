import { SECONDS_PER_HOUR } from '#shared/units.ts';
import type { Scenario, Trace } from '../scenario.ts';
import type { World } from '../world.ts';

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

/**
 * Load of a row of a trace as a fraction 0..1, straight between samples. The last sample holds until the trace ends, as
 * in the experiment of Beloglazov & Buyya (CCPE 24(13), 2012).
 */
export function traceLoad({ percent, columns, rows }: Trace, row: number, position: number): number {
  const column = Math.floor(position);
  const at = (row % rows) * columns;
  const from = percent[at + column];
  const to = percent[at + Math.min(column + 1, columns - 1)];
  return (from + (to - from) * (position - column)) / 100;
}
