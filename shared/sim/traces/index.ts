import type { Scenario, Trace, Traces } from '../kernel/scenario/scenario.ts';
import { syntheticTrace } from './synthetic.ts';

/** Traces that are made, not measured: name → VMs and samples. They ship with the game. */
const MADE: { readonly [name: string]: { readonly rows: number; readonly columns: number } } = {
  'synthetic-day': { rows: 1052, columns: 288 },
};

/** The measured trace that a scenario needs and somebody has to supply, or nothing. */
export function measuredTraceOf({ demand }: Scenario): string | undefined {
  return demand.kind === 'trace' && !Object.hasOwn(MADE, demand.trace) ? demand.trace : undefined;
}

/** The traces that a scenario needs: made ones are generated. Throws when it needs a measured one: nothing stands in for it. */
export function tracesFor(scenario: Scenario): Traces {
  if (scenario.demand.kind !== 'trace') return {};
  const name = scenario.demand.trace;
  const made = madeTrace(name);
  if (!made) throw new Error(`the trace ${name} is not here`);
  return { [name]: made };
}

/** The made trace of that name, or nothing. */
export function madeTrace(name: string): Trace | undefined {
  return Object.hasOwn(MADE, name) ? syntheticTrace(name, MADE[name].rows, MADE[name].columns) : undefined;
}

export { traceStatistics } from './statistics.ts';
export { syntheticTrace } from './synthetic.ts';
export {
  eachSample,
  isWithinOne,
  meanOver,
  type SampleSpan,
  samplesOfTick,
  traceColumn,
  traceOf,
} from './trace-demand.ts';
