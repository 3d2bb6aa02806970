import { signal } from '@preact/signals';
import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { addressOf, here, type Place, placeOf } from '#client/device/address.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import { matchRoute, type RouteParams } from './route-match.ts';

/** Where the reader is. */
const path = signal(here().path);
/** The same with what of the page is shown. */
let page = pageIn(here());

function pageIn({ path: at, query }: Place): string {
  return query === '' ? at : `${at}?${query}`;
}

let moved = false;

/** Whether the reader came to the present page from another one of this app: then its content wants the focus. */
export function hasMoved(): boolean {
  return moved;
}

/** Goes to a page of this app; `replace` leaves no entry behind that the back button returns to. */
export function navigate(to: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', addressOf(to));
  else history.replaceState(null, '', addressOf(to));
  moved = true;
  page = pageIn(here());
  path.value = here().path;
  scrollTo(0, 0);
}

/** Writes another address of the present page into the bar: what of it is shown has changed. */
export function rename(to: string): void {
  history.replaceState(null, '', addressOf(to));
  page = pageIn(here());
}

addEventListener('popstate', () => {
  const place = placeOf(location);
  if (place) {
    moved = true;
    page = pageIn(place);
    path.value = place.path;
  }
  // On a plain web space a link to a part of the page has just written over which page it is.
  else rename(page + location.hash);
});

/** A page and how to get its code; pages are loaded when first visited. */
export interface Route {
  readonly pattern: string;
  readonly load: () => Promise<ComponentType<RouteParams>>;
}

/** Shows the page of the present path; `otherwise` when there is none. */
export function RouterView({ routes, otherwise }: { routes: readonly Route[]; otherwise: ComponentType }): JSX.Element {
  const current = path.value;
  for (const route of routes) {
    const params = matchRoute(route.pattern, current);
    // A new address is a new page, even if the same code shows it.
    if (params) return <Lazy key={current} load={route.load} params={params} />;
  }
  const Otherwise = otherwise;
  return <Otherwise />;
}

type Loaded = { readonly page: ComponentType<RouteParams> } | 'loading' | 'failed';

function Lazy({ load, params }: { load: Route['load']; params: RouteParams }): JSX.Element {
  const [state, setState] = useState<Loaded>('loading');
  const start = (): void => {
    setState('loading');
    load().then(
      (page) => setState({ page }),
      () => setState('failed'),
    );
  };
  useEffect(start, []);
  if (state === 'loading') return <p class="page-wait soft">{t('app.loading')}</p>;
  if (state === 'failed') return <PageFailed onRetry={() => location.reload()} />;
  const Page = state.page;
  return <Page {...params} />;
}

function PageFailed({ onRetry }: { onRetry: () => void }): JSX.Element {
  return (
    <main class="page narrow">
      <p>{t('app.pageFailed')}</p>
      <Button onClick={onRetry}>{t('app.retry')}</Button>
    </main>
  );
}
