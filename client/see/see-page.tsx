import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { addressOf, here } from '#client/device/address.ts';
import { fetched } from '#client/ui/page/fetched.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { LANGUAGES, language, setLanguage, t, withMachineWords } from '#client/words/words.ts';
import { isOfMachine, isOfWorld, type SeeEntry } from '#shared/see/entry.ts';
import { entryOf } from '#shared/see/index.ts';
import { entryWords } from './figure-words.ts';
import './see.css';

/** One concept at its own address. `?embed`: without the frame of a page, for a slide; `?lang=de`: in that language. */
export function SeePage({ concept }: { concept: string }): JSX.Element {
  useAskedLanguage();
  const entry = entryOf(concept);
  const embedded = new URLSearchParams(here().query).has('embed');
  if (!entry) return <Unknown />;
  return embedded ? <Embedded entry={entry} /> : <Framed entry={entry} />;
}

const WorldView = fetched(async () => (await import('./see-view.tsx')).SeeView);
const MachineView = fetched(async () => (await withMachineWords(import('./machine/machine-view.tsx'))).MachineView);

/** The code of a world's page is not that of a machine's. */
function View({ entry, embedded }: { entry: SeeEntry; embedded: boolean }): JSX.Element | null {
  if (isOfWorld(entry)) return <WorldView entry={entry} embedded={embedded} />;
  return isOfMachine(entry) ? <MachineView entry={entry} embedded={embedded} /> : null;
}

function Framed({ entry }: { entry: SeeEntry }): JSX.Element {
  return (
    <Page title={entryWords(entry, 'title')} width="wide">
      <div class="stack">
        <Link to="/see">{t('see.all')}</Link>
        <h1>{entryWords(entry, 'title')}</h1>
        <View entry={entry} embedded={false} />
      </div>
    </Page>
  );
}

/** Links leave the slide alone. */
function Embedded({ entry }: { entry: SeeEntry }): JSX.Element {
  return (
    <main class="see-embed stack">
      <header class="see-embed-head">
        <h1>{entryWords(entry, 'title')}</h1>
        <a href={addressOf(`/see/${entry.id}`)} target="_blank" rel="noopener">
          {t('app.name')}
        </a>
      </header>
      <View entry={entry} embedded />
    </main>
  );
}

function Unknown(): JSX.Element {
  return (
    <Page title={t('app.notFoundTitle')}>
      <div class="stack">
        <h1>{t('app.notFoundTitle')}</h1>
        <p>
          <Link to="/see">{t('see.all')}</Link>
        </p>
      </div>
    </Page>
  );
}

/** The language that the address asks for. */
function useAskedLanguage(): void {
  useEffect(() => {
    const asked = new URLSearchParams(here().query).get('lang');
    if (asked && LANGUAGES.includes(asked) && asked !== language.peek()) void setLanguage(asked);
  }, []);
}
