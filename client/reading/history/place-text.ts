import { t } from '#client/words/words.ts';
import type { LecturePlace } from '#shared/see/header.ts';
import { LECTURES } from '#shared/see/lectures.ts';

/** A lecture text by its title and section. */
export function placeText({ text, section }: LecturePlace): string {
  return t('history.place', { title: LECTURES[text], section });
}
