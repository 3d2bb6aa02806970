import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { here } from '#client/device/address.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { counted, duration } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { secondsAt } from '#shared/sim/kernel/time.ts';
import { GhostField } from './race/ghost-field.tsx';
import { raceNow } from './race/race-now.ts';
import { ShareGhost } from './race/share-ghost.tsx';
import { type GhostLine, useGhosts } from './run/ghost-line.ts';
import type { GhostFacts } from './run/ghost-messages.ts';
import { useGhost } from './run/use-course.ts';
import { GhostView } from './show/ghost-view.tsx';
import { noGhostWords, placeTitle, whoName } from './show/ghost-words.ts';

/** A ghost that somebody was given: what it is, its curves, and the way to race it. */
export function GhostPage(): JSX.Element {
  const line = useGhosts();
  const [text, setText] = useAddress();
  const read = useGhost(line, text);
  return (
    <Page title={t('ghost.title')} width="wide">
      <div class="stack loose">
        <header class="stack">
          <h1>{t('ghost.title')}</h1>
          <p class="soft">{t('ghost.intro')}</p>
        </header>
        {read?.ok && <Ghost line={line} ghost={read.value} />}
        {read && !read.ok && (
          <p class="notice bad" role="alert">
            {noGhostWords(read.problem)}
          </p>
        )}
        <GhostField value={text} onText={setText} />
      </div>
    </Page>
  );
}

function Ghost({ line, ghost }: { line: GhostLine; ghost: GhostFacts }): JSX.Element {
  const { place, seed, ticks, scenario, who, orders } = ghost;
  const length = duration(secondsAt(scenario, ticks));
  const facts = { who: whoName(who), seed, length, orders: counted('commands', orders) };
  return (
    <article class="stack">
      <h2>{placeTitle(place)}</h2>
      <p class="soft">{t('ghost.facts', facts)}</p>
      <div class="row">
        <Button kind="primary" size="large" onClick={() => raceNow(ghost)}>
          {t('ghost.race')}
        </Button>
      </div>
      <GhostView key={ghost.text} line={line} ghost={ghost} />
      <ShareGhost ghost={ghost} />
    </article>
  );
}

/** The text behind the # of the address, also when it changes while the page is open. */
function useAddress(): readonly [text: string, setText: (text: string) => void] {
  const [text, setText] = useState(() => here().anchor);
  useEffect(() => {
    const follow = (): void => setText(here().anchor);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return [text, setText];
}
