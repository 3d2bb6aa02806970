import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { addressOf, here, placeOf } from '#client/device/address.ts';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { language, t } from '#client/words/words.ts';
import { DOCUMENTS, type Document } from './documents.ts';
import { useAnchor } from './use-anchor.ts';
import './document.css';

/** One document of the model inside the frame of the game. It is in English whatever the frame speaks. */
export function DocumentPage({ page = 'overview' }: { readonly page?: string }): JSX.Element {
  const document = useDocument(page);
  useAnchor(document);
  return (
    <Page title={typeof document === 'string' ? t('document.title') : document.title} width="wide">
      <div class="document-page">
        <DocumentList current={page} />
        <article class="document" lang="en">
          {language.value !== 'en' && (
            <p class="small soft" lang={language.value}>
              {t('document.english')}
            </p>
          )}
          {typeof document === 'string' ? <Missing why={document} /> : <Text html={document.html} />}
        </article>
      </div>
    </Page>
  );
}

type Loaded = Document | 'waiting' | 'unknown' | 'failed';

function useDocument(page: string): Loaded {
  const [state, setState] = useState<Loaded>('waiting');
  useEffect(() => {
    const load = DOCUMENTS.get(page);
    if (load) load().then(setState, () => setState('failed'));
    else setState('unknown');
  }, [page]);
  return state;
}

function Missing({ why }: { readonly why: 'waiting' | 'unknown' | 'failed' }): JSX.Element | null {
  return why === 'waiting' ? null : <p class="notice bad">{t(`document.${why}`)}</p>;
}

/** What was rendered when the client was built. Its links stay within the app. */
function Text({ html }: { readonly html: string }): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    for (const link of parsed.querySelectorAll<HTMLAnchorElement>('a[href^="/"]'))
      link.setAttribute('href', addressOf(link.getAttribute('href') ?? ''));
    for (const link of parsed.querySelectorAll<HTMLAnchorElement>('a[href]')) link.addEventListener('click', follow);
    place.current?.replaceChildren(...parsed.body.childNodes);
  }, [html]);
  return <div ref={place} class="document-text" />;
}

function follow(event: MouseEvent): void {
  const link = event.currentTarget;
  if (
    !(link instanceof HTMLAnchorElement) ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  )
    return;
  const place = placeOf(link);
  if (!place || place.path === here().path) return;
  event.preventDefault();
  navigate(place.anchor === '' ? place.path : `${place.path}#${place.anchor}`);
}

/** From this width on the list stands beside the text, in CSS pixels; as in the style sheet. */
const BESIDE = '(min-width: 900px)';

/** All documents, with the one that is open. On a phone the list is folded. */
function DocumentList({ current }: { readonly current: string }): JSX.Element {
  return (
    <nav class="document-list" aria-label={t('document.pages')}>
      <details open={matchMedia(BESIDE).matches}>
        <summary>{t('document.all')}</summary>
        <ul lang="en">
          {[...DOCUMENTS.keys()].map((page) => (
            <li key={page}>
              <Link to={page === 'overview' ? '/model' : `/model/${page}`} current={page === current}>
                {page.replaceAll('-', ' ')}
              </Link>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}
