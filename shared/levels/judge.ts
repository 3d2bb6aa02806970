import { type ConditionNow, conditionNow } from './condition.ts';
import type { LevelHeader } from './header.ts';

/** How a level stands: its stars, each counting only with the ones before it, and the conditions of each. */
export interface Judgement {
  readonly stars: readonly boolean[];
  readonly conditions: readonly (readonly ConditionNow[])[];
}

/** Judges a level by what has happened so far. At its end that is the result. */
export function judge<Run>(level: LevelHeader<Run>, run: Run): Judgement {
  const conditions = level.stars.map((star) => star.map((condition) => conditionNow(run, level.id, condition)));
  const met = conditions.map((star) => star.every((condition) => condition.met));
  return { stars: met.map((_, i) => met.slice(0, i + 1).every(Boolean)), conditions };
}

/** The stars of a level that was played with these hints (their numbers, from 1): one that costs takes the last star. */
export function starsWithHints<Run>(level: LevelHeader<Run>, run: Run, hints: readonly number[]): readonly boolean[] {
  const { stars } = judge(level, run);
  const costs = hints.some((hint) => level.hints[hint - 1]?.costs);
  return stars.map((met, i) => met && !(costs && i === stars.length - 1));
}
