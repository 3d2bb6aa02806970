import type { JSX } from 'preact';
import type { ClosedBecause } from '#client/net/remote-session.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { problemWords } from '#client/words/problem-words.ts';
import { t } from '#client/words/words.ts';

/** A seat that is no longer ours, and why. */
export function ClosedView({ code, because }: { code: string; because: ClosedBecause }): JSX.Element {
  const words = because === 'left' || because === 'moved' || because === 'over' ? '' : problemWords({ code: because });
  // Nothing went wrong where the session is over: there is a result to look at.
  const title = t(because === 'roomOver' ? 'over.title' : 'app.linkClosed');
  return (
    <Page title={title}>
      <div class="stack">
        <h1>{title}</h1>
        {words && (
          <p class={`notice ${because === 'roomOver' ? '' : 'bad'}`} role="alert">
            {words}
          </p>
        )}
        <div class="row">
          <Way code={code} because={because} />
          <Button onClick={() => navigate('/')}>{t('app.home')}</Button>
        </div>
      </div>
    </Page>
  );
}

function Way({ code, because }: { code: string; because: ClosedBecause }): JSX.Element | null {
  if (because === 'oldVersion' || because === 'replaced')
    return (
      <Button kind="primary" onClick={() => location.reload()}>
        {t(because === 'replaced' ? 'join.seatCodeButton' : 'app.retry')}
      </Button>
    );
  if (because === 'badToken' || because === 'kicked')
    return (
      <Button kind="primary" onClick={() => navigate(`/j/${code}`)}>
        {t('join.joinTitle')}
      </Button>
    );
  // Whoever comes back after the end wants to know how it went.
  if (because === 'roomOver')
    return (
      <Button kind="primary" onClick={() => navigate(`/d/${code}`)}>
        {t('host.openDebrief')}
      </Button>
    );
  return null;
}
