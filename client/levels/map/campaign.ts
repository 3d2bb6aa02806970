import type { LevelId } from '#shared/levels/header.ts';
import { LEVELS } from '#shared/levels/index.ts';
import type { Level } from '#shared/levels/level.ts';
import {
  type Chapter,
  chapterOf,
  chaptersOf,
  missingToOpenNext,
  nextLevel,
  openChapters,
} from '#shared/levels/progress/opening.ts';
import { type StarCount, starsOf } from '#shared/levels/progress/progress.ts';
import { allOpen, progress } from '../progress/kept-progress.ts';

/** A level as it stands on this device. */
export interface Station {
  readonly id: LevelId;
  readonly isOpen: boolean;
  readonly stars: StarCount;
  /** Whether this is where to go on. */
  readonly isNext: boolean;
}

/** A chapter as a line with its stations. */
export interface ChapterLine {
  readonly no: number;
  readonly isOpen: boolean;
  /** How many levels of the chapter before have to be done first, and which chapter that is; absent when it is open. */
  readonly opensAfter: { readonly chapter: number; readonly levels: number } | undefined;
  readonly stations: readonly Station[];
}

/** Ids of all levels, in their order. */
export const LEVEL_IDS: readonly LevelId[] = LEVELS.map(({ id }) => id);

/** The level to begin with: the one that explains itself, else the first. */
const BEGIN: LevelId = (LEVELS.find((level) => level.kind === 'hall' && level.coach) ?? firstLevel()).id;

/** The campaign as it stands on this device. */
export function campaign(): readonly ChapterLine[] {
  const chapters = chaptersOf(LEVEL_IDS);
  const open = openNow(chapters);
  const next = nextNow();
  return chapters.map((chapter, i) => ({
    no: chapter.no,
    isOpen: open.has(chapter.no),
    opensAfter: open.has(chapter.no) ? undefined : opensAfter(chapters[i - 1]),
    stations: chapter.levels.map((id) => ({
      id,
      isOpen: open.has(chapter.no),
      stars: starsOf(progress.value, id),
      isNext: id === next,
    })),
  }));
}

/** Where to go on; nothing when every star is won. */
export function nextNow(): LevelId | undefined {
  const open = openNow(chaptersOf(LEVEL_IDS));
  return nextLevel(
    LEVEL_IDS.filter((id) => open.has(chapterOf(id))),
    progress.value,
    BEGIN,
  );
}

function openNow(chapters: readonly Chapter[]): ReadonlySet<number> {
  return allOpen.value ? new Set(chapters.map(({ no }) => no)) : openChapters(chapters, progress.value, BEGIN);
}

function opensAfter(before: Chapter | undefined): ChapterLine['opensAfter'] {
  return before && { chapter: before.no, levels: missingToOpenNext(before, progress.value) };
}

function firstLevel(): Level {
  const [first] = LEVELS;
  if (!first) throw new Error('the campaign has no level');
  return first;
}
