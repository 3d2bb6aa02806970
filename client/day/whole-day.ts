import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';

/**
 * Whether a hall was played to its end. What was ended before says nothing about a day: ten quiet seconds in which nobody was
 * disappointed are worth all points.
 */
export function isWholeDay({ scenario, tick }: { readonly scenario: Scenario; readonly tick: number }): boolean {
  return scenario.lengthS > 0 && tick >= ticksOf(scenario, scenario.lengthS);
}
