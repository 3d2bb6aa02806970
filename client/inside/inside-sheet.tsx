import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '#client/words/words.ts';
import { INSIDE_VIEWS, type InsideAsk, type InsideView } from '#shared/inside/view.ts';
import { InsidePanel, type InsidePanelProps } from './inside-panel.tsx';

export interface InsideSheetProps extends InsidePanelProps {
  readonly onAsk: (ask: InsideAsk | undefined) => void;
}

/**
 * A host, opened up, beside what one acts on: it covers the hall, never the inspector, so that orders can be given meanwhile.
 * Escape closes it, and the focus goes back to where it was.
 */
export function InsideSheet({ onAsk, ...props }: InsideSheetProps): JSX.Element {
  const { ask, names, source } = props;
  const titleId = useId();
  const element = useRef<HTMLElement>(null);
  const close = (): void => onAsk(undefined);
  useEffect(() => {
    const before = document.activeElement;
    element.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const heard = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  return (
    <section ref={element} class="inside-sheet" role="dialog" aria-labelledby={titleId} tabIndex={-1} onKeyDown={heard}>
      <header class="inside-head">
        <h2 id={titleId}>{t('inside.title', { host: names.host(ask.host) })}</h2>
        <Tabs view={ask.view} onView={(view) => onAsk({ ...ask, view })} />
        <button type="button" class="inside-close" onClick={close}>
          {t('app.close')}
        </button>
      </header>
      <div class="inside-body">
        <InsidePanel key={`${ask.view} ${ask.host}`} {...props} />
        {source.kind === 'mirror' && <p class="small soft">{t('inside.told')}</p>}
      </div>
    </section>
  );
}

function Tabs({ view, onView }: { view: InsideView; onView: (view: InsideView) => void }): JSX.Element {
  return (
    <nav class="inside-tabs" aria-label={t('inside.views')}>
      {INSIDE_VIEWS.map((each) => (
        <button key={each} type="button" aria-pressed={each === view} onClick={() => onView(each)}>
          {t(`inside.view.${each}`)}
        </button>
      ))}
    </nav>
  );
}
