import type { LevelId } from '../header.ts';
import { type Progress, starsOf } from './progress.ts';

/** So many levels of a chapter, done, open the next one; all of them where there are fewer. Design value: any two of three. */
const DONE_TO_OPEN = 2;

/** Levels of one number before the hyphen. */
export interface Chapter {
  readonly no: number;
  readonly levels: readonly LevelId[];
}

export function chapterOf(level: LevelId): number {
  return Number(level.split('-')[0]);
}

/** The chapters that have levels, in their order; levels in that of the campaign. */
export function chaptersOf(levels: readonly LevelId[]): readonly Chapter[] {
  const numbers = [...new Set(levels.map(chapterOf))].sort((a, b) => a - b);
  return numbers.map((no) => ({ no, levels: levels.filter((level) => chapterOf(level) === no) }));
}

/** How many more levels of a chapter have to be done before the next one opens. */
export function missingToOpenNext({ levels }: Chapter, progress: Progress): number {
  const done = levels.filter((level) => starsOf(progress, level) > 0).length;
  return Math.max(0, Math.min(DONE_TO_OPEN, levels.length) - done);
}

/**
 * Numbers of the chapters that are open: the first one, that of the level to begin with, each one whose predecessor has enough levels
 * done, and each one in which something was done already.
 */
export function openChapters(chapters: readonly Chapter[], progress: Progress, begin: LevelId): ReadonlySet<number> {
  const isOpen = (chapter: Chapter, i: number): boolean => {
    const before = chapters[i - 1];
    if (!before || chapter.no === chapterOf(begin)) return true;
    if (chapter.levels.some((level) => starsOf(progress, level) > 0)) return true;
    return missingToOpenNext(before, progress) === 0;
  };
  return new Set(chapters.filter(isOpen).map(({ no }) => no));
}

/**
 * Where to go on among the open levels: with nothing done, where one begins; else the next one that is not done after the last that
 * is; with all done, the first that lacks stars. Nothing when there is no star left to win.
 */
export function nextLevel(open: readonly LevelId[], progress: Progress, begin: LevelId): LevelId | undefined {
  const isDone = (level: LevelId): boolean => starsOf(progress, level) > 0;
  if (!open.some(isDone)) return open.includes(begin) ? begin : open[0];
  const after = open.slice(open.findLastIndex(isDone) + 1);
  return [...after, ...open].find((level) => !isDone(level)) ?? open.find((level) => starsOf(progress, level) < 3);
}
