import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { fetched } from '#client/ui/page/fetched.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { t, withDebriefWords, withLessonWords } from '#client/words/words.ts';
import type { RoomView } from '#shared/protocol/messages.ts';
import type { Desk } from './desk.ts';
import { TeamCards } from './watch/team-cards.tsx';

const Scores = fetched<{ code: string }>(
  async () => (await withDebriefWords(import('#client/debrief/over/over-class.tsx'))).OverClass,
);

const LastStep = fetched<{ session: RemoteSession }>(
  async () => (await withLessonWords(import('#client/lesson/last-step.tsx'))).LastStep,
  true,
);

interface OverSummaryProps {
  readonly code: string;
  readonly desk: Desk;
  readonly view: RoomView;
}

/**
 * Once the session is over: every team's points without names, and the way to the debrief; the last numbers by name only in their
 * place, so that nobody reads from one to the other.
 */
export function OverSummary({ code, desk, view }: OverSummaryProps): JSX.Element {
  const [named, setNamed] = useState(false);
  const any = desk.session.overview.value.length > 0;
  return (
    <section class="stack">
      <p class="soft">{t('over.title')}</p>
      <h1>{view.title || t('instructor.overview')}</h1>
      {desk.session.class.value?.lesson && <LastStep session={desk.session} />}
      <p class="soft">{t(any ? 'over.introInstructor' : 'over.none')}</p>
      {any && (named ? <TeamCards desk={desk} view={view} /> : <Scores code={code} />)}
      {any && (
        <div>
          <Button onClick={() => setNamed(!named)}>{t(named ? 'over.withoutNames' : 'over.byName')}</Button>
        </div>
      )}
      <div>
        <Button size="large" onClick={() => navigate('/host')}>
          {t('over.hostAgain')}
        </Button>
      </div>
    </section>
  );
}
