import type { ComponentType, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { t, withHallWords } from '#client/words/words.ts';

/** The warm-up: a hall in which nothing counts. Its code is fetched when it is opened. */
export function DryHallPanel(): JSX.Element {
  const [state, setState] = useState<'closed' | 'loading' | 'failed' | { hall: ComponentType }>('closed');
  const open = (): void => {
    setState('loading');
    withHallWords(import('#client/play/dry-hall/dry-hall.tsx')).then(
      ({ DryHall }) => setState({ hall: DryHall }),
      () => setState('failed'),
    );
  };
  const Hall = typeof state === 'object' ? state.hall : undefined;
  return (
    <section class="panel dry-hall">
      <div class="dry-hall-head">
        <div>
          <h2>{t('lobby.dryHall')}</h2>
          <p class="soft">{t('lobby.dryHallText')}</p>
        </div>
        {Hall ? (
          <Button onClick={() => setState('closed')}>{t('lobby.dryHallClose')}</Button>
        ) : (
          <Button busy={state === 'loading'} onClick={open}>
            {t('lobby.dryHallOpen')}
          </Button>
        )}
      </div>
      {state === 'failed' && (
        <p class="notice bad" role="alert">
          {t('app.pageFailed')}
        </p>
      )}
      {Hall && (
        <div class="dry-hall-place">
          <Hall />
        </div>
      )}
    </section>
  );
}
