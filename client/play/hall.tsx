import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PlaySession } from '#client/net/play-session.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { t, withHallWords } from '#client/words/words.ts';
import type { PlayParts } from './play-parts.ts';

interface HallProps {
  readonly session: PlaySession;
  /** What a page puts into the game; absent = the game as it is. */
  readonly parts?: PlayParts;
}

type PlayPage = ComponentType<HallProps>;

/** The game itself. Its code, with the engine that draws it, is fetched only now. */
export function Hall(props: HallProps): JSX.Element {
  const [loaded, setLoaded] = useState<{ page: PlayPage } | 'loading' | 'failed'>('loading');
  useEffect(() => {
    withHallWords(import('./play.tsx')).then(
      ({ PlayPage }) => setLoaded({ page: PlayPage }),
      () => setLoaded('failed'),
    );
  }, []);
  if (loaded === 'loading') return <p class="page-wait soft">{t('app.loading')}</p>;
  if (loaded === 'failed') return <HallFailed />;
  const Play = loaded.page;
  return <Play {...props} />;
}

function HallFailed(): JSX.Element {
  return (
    <Page title="">
      <div class="stack">
        <p>{t('app.pageFailed')}</p>
        <div>
          <Button onClick={() => location.reload()}>{t('app.retry')}</Button>
        </div>
      </div>
    </Page>
  );
}
