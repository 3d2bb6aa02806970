import { lessonA } from './a.ts';
import { lessonB } from './b.ts';
import { lessonC } from './c.ts';
import { lessonD } from './d.ts';
import { lessonE } from './e.ts';
import { lessonF } from './f.ts';
import type { Lesson } from './lesson.ts';

/** Every lesson, in the order of the menu. */
export const LESSONS: readonly Lesson[] = [lessonA, lessonB, lessonC, lessonD, lessonE, lessonF];

/** The lesson of that name, or nothing. */
export function lessonById(id: string): Lesson | undefined {
  return LESSONS.find((lesson) => lesson.id === id);
}
