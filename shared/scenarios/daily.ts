import { seededDraws } from '#shared/sim/kernel/random.ts';
import type { Hall } from './hall.ts';

/** Halls of a length that somebody plays once a day: at most so many seconds. */
const LONGEST_S = 720;
const ISO_DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** The hall and seed of a day: the same for everybody who plays on it. */
export interface Daily {
  /** Id of the hall. */
  readonly hall: string;
  readonly seed: string;
}

/** The hall and seed of a date (`2026-11-30`), drawn from those with an end that are short and have a deck; nothing for what is no date. */
export function dailyFrom(halls: readonly Hall[], date: string): Daily | undefined {
  const short = halls.filter(({ deck, scenario }) => deck && scenario.lengthS > 0 && scenario.lengthS <= LONGEST_S);
  if (!ISO_DATE.test(date) || short.length === 0) return undefined;
  const pick = Math.floor(seededDraws(date, 'daily')() * short.length);
  return { hall: short[pick].scenario.id, seed: date.replaceAll('-', '') };
}
