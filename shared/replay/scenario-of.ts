import { scenarioById } from '#shared/scenarios/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';

/** The scenario of a header: the hall that it brings with it, or one of the menu, dealt by its seed. */
export function scenarioOf({ scenario, seed, hall }: HallOfHeader): Scenario | undefined {
  return hall ?? scenarioById(scenario, seed);
}

interface HallOfHeader {
  readonly scenario: string;
  readonly seed: string;
  readonly hall?: Scenario;
}
