import type { JSX } from 'preact';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { t } from '#client/words/words.ts';
import type { RoomView } from '#shared/protocol/messages.ts';
import { TeamCards } from './team-cards.tsx';

/** The last numbers of every team once the session is over. */
export function OverSummary({ session, view }: { session: RemoteSession; view: RoomView }): JSX.Element {
  const any = session.overview.value.length > 0;
  return (
    <section class="stack">
      <p class="soft">{t('over.title')}</p>
      <h1>{view.title || t('instructor.overview')}</h1>
      <p class="soft">{t(any ? 'over.introInstructor' : 'over.none')}</p>
      {any && <TeamCards session={session} view={view} />}
      <div>
        <Button kind="primary" size="large" onClick={() => navigate('/host')}>
          {t('over.hostAgain')}
        </Button>
      </div>
    </section>
  );
}
