import type { JSX } from 'preact';
import type { RoomView } from '#shared/protocol/messages.ts';
import type { RemoteSession } from '../net/remote-session.ts';
import { Button } from '../ui/button.tsx';
import { navigate } from '../ui/router.tsx';
import { t } from '../ui/words.ts';

/** What the cards below mean once the session is over. */
export function OverSummary({ session, view }: { session: RemoteSession; view: RoomView }): JSX.Element {
  const any = session.overview.value.length > 0;
  return (
    <section class="stack">
      <h1>{view.title || t('over.title')}</h1>
      <p class="soft">{t(any ? 'over.introInstructor' : 'over.none')}</p>
      <div>
        <Button kind="primary" onClick={() => navigate('/host')}>
          {t('over.hostAgain')}
        </Button>
      </div>
    </section>
  );
}
