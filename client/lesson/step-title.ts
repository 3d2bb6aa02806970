import { t } from '#client/words/words.ts';
import type { Lesson } from '#shared/lessons/lesson.ts';

/** What a step is, as a heading. */
export function stepTitle({ steps }: Lesson, step: number): string {
  const kind = steps[step]?.kind;
  return kind === undefined ? t('lesson.kind.end') : t(`lesson.kind.${kind}`);
}
