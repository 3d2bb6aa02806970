import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { double } from './double.ts';
import { elastic } from './elastic.ts';
import { firstHall } from './first-hall.ts';
import { lesson } from './lesson.ts';
import { openHall } from './open-hall.ts';
import { period } from './period.ts';
import { planetlab } from './planetlab.ts';
import { sprint } from './sprint.ts';
import { thinIce } from './thin-ice.ts';
import { traceDay } from './trace-day.ts';

/** Every scenario that can be hosted, in the order of the menu. */
export const SCENARIOS: readonly Scenario[] = [
  firstHall,
  sprint,
  lesson,
  elastic,
  thinIce,
  period,
  double,
  openHall,
  traceDay,
  planetlab,
];

/** The scenario of that id, or nothing. */
export function scenarioById(id: string): Scenario | undefined {
  return SCENARIOS.find((scenario) => scenario.id === id);
}
