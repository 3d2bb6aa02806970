import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import type { LabBarProps } from './lab-bar-props.ts';
import { LabEvents } from './lab-events.tsx';
import { LabShare } from './lab-share.tsx';
import { LabSnapshots } from './lab-snapshots.tsx';
import '../lab.css';

const TABS = ['events', 'snapshots', 'share'] as const;
type Tab = (typeof TABS)[number];

/** What only the lab has: events on buttons, single steps, moments to go back to, and handing it on. */
export function LabBar(props: LabBarProps): JSX.Element {
  const { session, onSetup } = props;
  const [tab, setTab] = useState<Tab>();
  const paused = session.view.value?.phase === 'paused';
  const bar = useRef<HTMLElement>(null);
  const close = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !tab) return;
    event.stopPropagation();
    bar.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
    setTab(undefined);
  };
  return (
    <aside class="lab-bar" aria-label={t('lab.title')} ref={bar} onKeyDown={close}>
      <div class="row lab-tabs">
        <strong>{t('lab.title')}</strong>
        <Button
          size="small"
          reason={paused ? undefined : t('lab.stepOnlyPaused')}
          onClick={() => void session.forwardTo(session.tick.peek() + 1)}
        >
          {t('lab.step')}
        </Button>
        {TABS.map((each) => (
          <Button
            key={each}
            size="small"
            pressed={each === tab}
            onClick={() => setTab(each === tab ? undefined : each)}
          >
            {t(`lab.tab.${each}`)}
          </Button>
        ))}
        <Button size="small" onClick={onSetup}>
          {t('lab.setup')}
        </Button>
      </div>
      {tab && (
        <div class="lab-open-tab">
          <div class="lab-scroll">
            {tab === 'events' && <LabEvents session={session} />}
            {tab === 'snapshots' && <LabSnapshots {...props} />}
            {tab === 'share' && <LabShare {...props} />}
          </div>
        </div>
      )}
    </aside>
  );
}
