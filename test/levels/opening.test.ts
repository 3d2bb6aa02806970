import { describe, expect, it } from 'vitest';
import type { LevelId } from '#shared/levels/header.ts';
import { chaptersOf, missingToOpenNext, nextLevel, openChapters } from '#shared/levels/progress/opening.ts';
import type { Progress } from '#shared/levels/progress/progress.ts';

/** A chapter of one level, one of three, one of four, one of one, as a campaign could have them. */
const LEVELS: readonly LevelId[] = ['0-1', '1-1', '1-2', '1-3', '2-1', '2-2', '2-3', '2-4', '5-2', '8-1'];
const BEGIN: LevelId = '1-1';
const chapters = chaptersOf(LEVELS);

function done(...levels: LevelId[]): Progress {
  return Object.fromEntries(levels.map((level) => [level, { stars: 1, attempts: 1 }]));
}
const open = (progress: Progress) => [...openChapters(chapters, progress, BEGIN)];

describe('chapters of the campaign', () => {
  it('that are open at first are the first one and the one to begin with', () => {
    expect(open({})).toEqual([0, 1]);
  });

  it.each([
    ['1-1', '1-2'],
    ['1-1', '1-3'],
    ['1-3', '1-2'],
  ] as const)('open by any two levels of the one before: %s and %s', (a, b) => {
    expect(open(done(a))).toEqual([0, 1]);
    expect(open(done(a, b))).toEqual([0, 1, 2]);
  });

  it('open by the only level of a chapter that has one', () => {
    const before = done('1-1', '1-2', '2-1', '2-4');
    expect(open(before)).toEqual([0, 1, 2, 5]);
    expect(open({ ...before, ...done('5-2') })).toEqual([0, 1, 2, 5, 8]);
  });

  it('stay closed by levels that were played and not done', () => {
    expect(open({ '1-1': { stars: 0, attempts: 4 }, '1-2': { stars: 3, attempts: 1 } })).toEqual([0, 1]);
  });

  it('are open when something in them is done, which a code from elsewhere can say', () => {
    expect(open(done('5-2'))).toEqual([0, 1, 5, 8]);
  });

  it('say how many levels are missing to the next', () => {
    const [, first] = chapters;
    if (!first) throw new Error('no chapter 1');
    expect(
      [{}, done('1-2'), done('1-2', '1-3'), done(...first.levels)].map((p) => missingToOpenNext(first, p)),
    ).toEqual([2, 1, 0, 0]);
  });
});

describe('where to go on', () => {
  const open: readonly LevelId[] = ['0-1', '1-1', '1-2', '1-3'];

  it('is where one begins, while nothing is done', () => {
    expect(nextLevel(open, {}, BEGIN)).toBe('1-1');
  });

  it('is the next level that is not done after the last one that is', () => {
    expect(nextLevel(open, done('1-1'), BEGIN)).toBe('1-2');
    expect(nextLevel(open, done('1-1', '1-2'), BEGIN)).toBe('1-3');
  });

  it('is what was left out, when nothing comes after', () => {
    expect(nextLevel(open, done('1-1', '1-2', '1-3'), BEGIN)).toBe('0-1');
  });

  it('is the first that lacks a star, when all are done, and nothing when none does', () => {
    const all = Object.fromEntries(open.map((level) => [level, { stars: 3, attempts: 1 }])) as Progress;
    expect(nextLevel(open, { ...all, '1-2': { stars: 2, attempts: 1 } }, BEGIN)).toBe('1-2');
    expect(nextLevel(open, all, BEGIN)).toBeUndefined();
  });
});
