import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { t } from '#client/words/words.ts';
import type { OrganiserView } from '#shared/tournament/messages.ts';
import type { Give } from './give.ts';

/** What runs the whole: begin, hold, close, reveal. The next thing to press is the large one. */
export function RunBar({ view, give }: { view: OrganiserView; give: Give }): JSX.Element {
  const [closing, setClosing] = useState(false);
  const entered = view.entries.filter(({ withdrawn }) => !withdrawn).length;
  return (
    <div class="panel row run-bar">
      {view.phase === 'entry' && (
        <Button
          kind="primary"
          size="large"
          reason={entered < 2 ? t('tournament.organise.twoNeeded') : undefined}
          reasonAt="below"
          onClick={() => void give({ type: 'begin' })}
        >
          {t('tournament.organise.begin')}
        </Button>
      )}
      {view.phase === 'running' && (
        <>
          <Button size="large" pressed={view.held} onClick={() => void give({ type: 'hold', held: !view.held })}>
            {t(view.held ? 'tournament.organise.goOn' : 'tournament.organise.hold')}
          </Button>
          <Button onClick={() => setClosing(true)}>{t('tournament.organise.close')}</Button>
        </>
      )}
      {view.phase === 'closed' && view.frozen && <Reveal view={view} give={give} />}
      {view.phase === 'closed' && !view.frozen && <p>{t('tournament.organise.done')}</p>}
      {closing && (
        <Dialog
          title={t('tournament.organise.closeTitle')}
          onClose={() => setClosing(false)}
          actions={
            <>
              <Button onClick={() => setClosing(false)}>{t('tournament.organise.playOn')}</Button>
              <Button
                kind="danger"
                onClick={() => {
                  setClosing(false);
                  void give({ type: 'close' });
                }}
              >
                {t('tournament.organise.close')}
              </Button>
            </>
          }
        >
          <p>{t('tournament.organise.closeText')}</p>
        </Dialog>
      )}
    </div>
  );
}

/** Shows the frozen standings, one after another from the last place up, or all. */
function Reveal({ view, give }: { view: OrganiserView; give: Give }): JSX.Element {
  const [shown, all] = [view.revealed.length, view.tableNow.length];
  return (
    <>
      <Button kind="primary" size="large" onClick={() => void give({ type: 'reveal', count: shown + 1 })}>
        {t('tournament.organise.reveal')}
      </Button>
      <Button onClick={() => void give({ type: 'reveal', count: all })}>{t('tournament.organise.revealAll')}</Button>
      <p class="soft">{t('tournament.organise.revealed', { shown, all })}</p>
    </>
  );
}
