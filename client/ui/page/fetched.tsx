import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '#client/words/words.ts';

/**
 * A part of a page whose code is fetched when it is first shown. `quiet` shows nothing while it comes: for what lies over the
 * page.
 */
export function fetched<P extends object>(
  load: () => Promise<ComponentType<P>>,
  quiet = false,
): (props: P) => JSX.Element | null {
  return function Fetched(props: P) {
    const [state, setState] = useState<{ readonly part: ComponentType<P> } | 'loading' | 'failed'>('loading');
    useEffect(() => {
      load().then(
        (part) => setState({ part }),
        () => setState('failed'),
      );
    }, []);
    if (state === 'failed') return <p class="notice bad">{t('app.pageFailed')}</p>;
    if (state === 'loading') return quiet ? null : <p class="page-wait soft">{t('app.loading')}</p>;
    const Part = state.part;
    return <Part {...props} />;
  };
}
