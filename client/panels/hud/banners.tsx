import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { at } from '#client/model/facts/cell.ts';
import { tenantsIn } from '#client/model/facts/contract-rows.ts';
import { incidentsOf } from '#client/model/facts/incidents.ts';
import { isCaughtUp, keepCaughtUp } from '#client/model/state/caught-up.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { duration } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';

/** What the room is doing when it is not simply running. */
export function PauseBanner({ desk }: PanelProps): JSX.Element {
  const view = desk.session.view.value;
  const paused = view?.phase === 'paused';
  return (
    <div role="status" class={paused ? `pause-banner ${view.pause}` : ''}>
      {paused && (
        <>
          <strong>{t(`play.pause.${view.pause}.title`)}</strong> {t(`play.pause.${view.pause}.text`)}
        </>
      )}
    </div>
  );
}

/** For one who comes late: how far the hall is and what wants doing, to be put away with one click. */
export function CatchUpCard({ desk, world }: PanelProps): JSX.Element | null {
  const code = desk.session.view.value?.code ?? '';
  const [away, setAway] = useState(() => isCaughtUp(code));
  const late = (desk.session.welcome.value?.joinedAtBeat ?? 0) > 0;
  if (away || !late) return null;
  const go = (): void => {
    keepCaughtUp(code);
    setAway(true);
  };
  const open = incidentsOf(world).filter((incident) => incident.open).length;
  return (
    <aside class="catch-up">
      <h2>{t('play.catchUp.title')}</h2>
      <p>{t('play.catchUp.since', { time: duration(world.tick * world.scenario.tickSeconds) })}</p>
      <ul>
        <li>{t('play.catchUp.incidents', { count: open })}</li>
        <li>{t('play.catchUp.contracts', { count: tenantsIn(world, 'active').length })}</li>
        <li>{t('play.catchUp.hosts', { count: hostsThere(world) })}</li>
      </ul>
      <p class="soft">{t('play.catchUp.start')}</p>
      <Button kind="primary" onClick={go}>
        {t('play.catchUp.go')}
      </Button>
    </aside>
  );
}

function hostsThere({ hosts }: PanelProps['world']): number {
  let found = 0;
  for (let host = 0; host < hosts.rows; host++) if (at(hosts.state, host) !== 0) found += 1;
  return found;
}
