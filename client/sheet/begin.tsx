import type { JSX } from 'preact';
import { shortHost } from '#client/console/join-url.ts';
import { keyOfTab } from '#client/console/now/console-keys.ts';
import { t } from '#client/words/words.ts';
import type { Lesson } from '#shared/lessons/lesson.ts';

/** From the address to the start and the debrief, in the words of the buttons themselves: who has the sheet needs nothing else. */
export function Begin({ lesson: { id, teamSize } }: { lesson: Lesson }): JSX.Element {
  const keys = {
    hold: t('lesson.hold'),
    next: t('lesson.skip'),
    repeat: t('lesson.repeat'),
    longer: t('lesson.longer', { seconds: 15 }),
    leave: t('lesson.leave'),
    back: t('lesson.back'),
  };
  const opened = {
    address: shortHost(),
    host: t('join.hostButton'),
    title: t(`lesson.${id}.title`),
    create: t('host.create'),
    teamSize,
  };
  const front = { front: t('console.tab.front'), key: keyOfTab('front').toUpperCase(), projector: t('projector.open') };
  return (
    <section class="sheet-whole">
      <h2>{t('lesson.sheetBegin')}</h2>
      <ol class="sheet-begin">
        <li>{t('lesson.sheetOpen', opened)}</li>
        <li>{t('lesson.sheetFront', front)}</li>
        <li>{t('lesson.sheetStart', { start: t('instructor.start') })}</li>
        <li>{t('lesson.sheetKeys', keys)}</li>
        <li>{t('lesson.sheetAfter', { debrief: t('debrief.over.class') })}</li>
      </ol>
    </section>
  );
}
