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
