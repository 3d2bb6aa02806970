import { signal } from '@preact/signals';
import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { withBase, withoutBase } from '#client/device/base-path.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import { matchRoute, type RouteParams } from './route-match.ts';

/** Where the reader is. */
const path = signal(withoutBase(location.pathname));

let moved = false;

/** Whether the reader came to the present page from another one of this app: then its content wants the focus. */
export function hasMoved(): boolean {
  return moved;
}

/** Goes to a page of this app; `replace` leaves no entry behind that the back button returns to. */
export function navigate(to: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', withBase(to));
  else history.replaceState(null, '', withBase(to));
  moved = true;
  path.value = withoutBase(location.pathname);
  scrollTo(0, 0);
}

addEventListener('popstate', () => {
  moved = true;
  path.value = withoutBase(location.pathname);
});

/** A page and how to get its code; pages are loaded when first visited. */
export interface Route {
  readonly pattern: string;
  readonly load: () => Promise<ComponentType<RouteParams>>;
}

/** Shows the page of the present path; `otherwise` when there is none. */
export function RouterView({ routes, otherwise }: { routes: readonly Route[]; otherwise: ComponentType }): JSX.Element {
  const here = path.value;
  for (const route of routes) {
    const params = matchRoute(route.pattern, here);
    // A new address is a new page, even if the same code shows it.
    if (params) return <Lazy key={here} load={route.load} params={params} />;
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
