import type { Scenario, Trace, Traces } from '../kernel/scenario/scenario.ts';
import { readPlanetLab } from './planetlab.ts';
import { syntheticTrace } from './synthetic.ts';

/** Traces that are made, not measured: name → VMs and samples. They ship with the game. */
const MADE: { readonly [name: string]: { readonly rows: number; readonly columns: number } } = {
  'synthetic-day': { rows: 1052, columns: 288 },
};

/** The measured trace that a scenario needs and somebody has to supply, or nothing. */
export function measuredTraceOf({ demand }: Scenario): string | undefined {
  return demand.kind === 'trace' && !Object.hasOwn(MADE, demand.trace) ? demand.trace : undefined;
}

/**
 * The traces that a scenario needs: made ones are generated, measured ones come as text in PlanetLab's matrix form from
 * `readText`. Throws when a measured one is not to be had: nothing stands in for it.
 */
export function tracesFor(
  scenario: Scenario,
  readText: (name: string) => string | undefined = () => undefined,
): Traces {
  if (scenario.demand.kind !== 'trace') return {};
  const name = scenario.demand.trace;
  return { [name]: traceNamed(name, readText) };
}

function traceNamed(name: string, readText: (name: string) => string | undefined): Trace {
  const made = madeTrace(name);
  if (made) return made;
  const text = readText(name);
  if (text === undefined) throw new Error(`the trace ${name} is not here`);
  return readPlanetLab(text);
}

/** The made trace of that name, or nothing. */
export function madeTrace(name: string): Trace | undefined {
  return Object.hasOwn(MADE, name) ? syntheticTrace(name, MADE[name].rows, MADE[name].columns) : undefined;
}
