import type { JSX } from 'preact';
import type { PlaySession } from '#client/net/play-session.ts';
import { t } from '#client/words/words.ts';
import './link-lost.css';

/** Says across the top of any page that the connection is gone and coming back. */
export function LinkLost({ session }: { session: PlaySession }): JSX.Element {
  const lost = session.link.value === 'lost';
  return (
    <div role="alert" class={lost ? 'link-lost' : ''}>
      {lost && (
        <>
          <strong>{t('app.lostTitle')}</strong> {t('app.lostText')}
        </>
      )}
    </div>
  );
}
