import type { ConditionNow } from '../condition.ts';
import type { LevelId } from '../header.ts';

/** How many stars of a level: 0 = played and not done. */
export type StarCount = 0 | 1 | 2 | 3;

/** What is kept of a level: its best attempt. */
export interface LevelRecord {
  readonly stars: StarCount;
  readonly attempts: number;
  /** The conditions of each star as they stood at the end of the best attempt; absent when only its stars were imported. */
  readonly conditions?: readonly (readonly ConditionNow[])[];
}

/** What is kept of the campaign, by level. */
export type Progress = { readonly [level in LevelId]?: LevelRecord };

/** An attempt that is over. */
export interface Attempt {
  readonly stars: StarCount;
  readonly conditions: readonly (readonly ConditionNow[])[];
}

/** Progress with one more attempt: the best one stays. */
export function withAttempt(progress: Progress, level: LevelId, attempt: Attempt): Progress {
  const before = progress[level];
  const attempts = (before?.attempts ?? 0) + 1;
  const best = before ? better(before, { ...attempt, attempts }) : attempt;
  return { ...progress, [level]: { ...best, attempts } };
}

/** The best of both, level by level: for progress that comes from another device. */
export function merged(a: Progress, b: Progress): Progress {
  const levels = new Set([...Object.keys(a), ...Object.keys(b)] as LevelId[]);
  const best = [...levels].map((level) => [level, betterOf(a[level], b[level])] as const);
  return Object.fromEntries(best.filter(([, record]) => record !== undefined));
}

function betterOf(a: LevelRecord | undefined, b: LevelRecord | undefined): LevelRecord | undefined {
  if (!a || !b) return a ?? b;
  return { ...better(a, b), attempts: Math.max(a.attempts, b.attempts) };
}

/** The one with more stars; of two with as many, the one that says how it got them, and met more. */
function better(a: LevelRecord, b: LevelRecord): LevelRecord {
  return rank(b) > rank(a) ? b : a;
}

function rank({ stars, conditions }: LevelRecord): number {
  const told = conditions?.flat() ?? [];
  return stars * 1_000 + (conditions ? 1 : 0) + told.filter(({ met }) => met).length;
}

export function starsOf(progress: Progress, level: LevelId): StarCount {
  return progress[level]?.stars ?? 0;
}

/** How many stars a judgement gives. */
export function countStars(stars: readonly boolean[]): StarCount {
  return stars.filter(Boolean).length as StarCount;
}
