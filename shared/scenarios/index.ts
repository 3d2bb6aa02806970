import type { Scenario } from '#shared/sim/scenario.ts';
import { double } from './double.ts';
import { firstHall } from './first-hall.ts';
import { lesson } from './lesson.ts';
import { period } from './period.ts';
import { sprint } from './sprint.ts';

/** Every scenario that can be hosted, in the order of the menu. */
export const SCENARIOS: readonly Scenario[] = [firstHall, sprint, lesson, period, double];

/** The scenario of that id, or nothing. */
export function scenarioById(id: string): Scenario | undefined {
  return SCENARIOS.find((scenario) => scenario.id === id);
}
