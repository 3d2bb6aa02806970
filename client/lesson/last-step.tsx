import type { JSX } from 'preact';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { t } from '#client/words/words.ts';
import { lessonById } from '#shared/lessons/index.ts';
import { stepTitle } from './step-title.ts';

/** What a lesson still asks when its session is over: the strip is gone, the talk is not. */
export function LastStep({ session }: { session: RemoteSession }): JSX.Element | null {
  const told = session.class.value?.lesson;
  const lesson = told && lessonById(told.id);
  const last = (lesson?.steps.length ?? 0) - 1;
  const step = lesson?.steps[last];
  if (!lesson || !step) return null;
  return (
    <section class="panel stack" aria-label={t('lesson.strip')}>
      <h2>{stepTitle(lesson, last)}</h2>
      <p>{t(`lesson.${lesson.id}.step.${step.id}`)}</p>
    </section>
  );
}
