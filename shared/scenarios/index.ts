import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { type Daily, dailyFrom } from './daily.ts';
import { double } from './double.ts';
import { elastic } from './elastic.ts';
import { fairShares } from './fair-shares/index.ts';
import { firstHall } from './first-hall.ts';
import { deal, type Hall } from './hall.ts';
import { lesson } from './lesson.ts';
import { longNight } from './long-night.ts';
import { memoryCrunch } from './memory-crunch/index.ts';
import { movingDay } from './moving-day.ts';
import { oldAndNew } from './old-and-new.ts';
import { openHall } from './open-hall.ts';
import { period } from './period.ts';
import { planetlab } from './planetlab.ts';
import { sprint } from './sprint.ts';
import { thinIce } from './thin-ice.ts';
import { traceDay } from './trace-day.ts';
import { twoDoors } from './two-doors.ts';
import { underAttack } from './under-attack.ts';

/** Every hall that can be hosted, in the order of the menu. */
export const HALLS: readonly Hall[] = [
  firstHall,
  sprint,
  lesson,
  elastic,
  thinIce,
  memoryCrunch,
  fairShares,
  movingDay,
  oldAndNew,
  twoDoors,
  longNight,
  underAttack,
  period,
  double,
  openHall,
  traceDay,
  planetlab,
];

/** The scenario of each hall under the seed that it comes with. */
export const SCENARIOS: readonly Scenario[] = HALLS.map((hall) => deal(hall, hall.scenario.seed));

/** The hall of that id, or nothing. */
export function hallById(id: string): Hall | undefined {
  return HALLS.find((hall) => hall.scenario.id === id);
}

/** The scenario of the hall of that id under a seed, or under the one that it comes with; nothing if there is no such hall. */
export function scenarioById(id: string, seed?: string): Scenario | undefined {
  const hall = hallById(id);
  return hall && deal(hall, seed ?? hall.scenario.seed);
}

/** The hall and seed of a date (`2026-11-30`); nothing for what is no date. */
export function dailyOf(date: string): Daily | undefined {
  return dailyFrom(HALLS, date);
}
