import { SECOND_S, ticksOf } from '../time.ts';
import type { Scenario } from './scenario.ts';

/** Where an hour takes as long as it does, nobody plays; seconds. */
const TRUE_HOUR_S = 3600;
/** Longer than this no game is, seconds; design value. */
const LONGEST_GAME_S = 7200;

const HOURS_PER_DAY = 24;

/** Seconds of a business day; those of a game are counted from its start. */
export function daySecondsOf({ secondsPerHour }: Pick<Scenario, 'secondsPerHour'>): number {
  return HOURS_PER_DAY * secondsPerHour;
}

/** Days of a game that end before it does. */
export function dayEndsWithin(scenario: Scenario): number {
  return Math.max(0, Math.ceil(seriesRows(scenario) / daySecondsOf(scenario)) - 1);
}

/** Whether games in a hall come to points: those that have an end and something to decide. */
export function isScored(scenario: Scenario): boolean {
  return scenario.unscored !== true && seriesRows(scenario) > 0;
}

/** Seconds of a game that are written down: all of one that has an end and a game clock, none of an experiment or an endless hall. */
export function seriesRows(scenario: Scenario): number {
  const isGame = scenario.secondsPerHour < TRUE_HOUR_S && scenario.lengthS > 0 && scenario.lengthS <= LONGEST_GAME_S;
  return isGame ? Math.floor(ticksOf(scenario, scenario.lengthS) / ticksOf(scenario, SECOND_S)) : 0;
}
