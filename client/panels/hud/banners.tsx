import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { takeBackGroup, takenBackStill, waitsStill } from '#client/model/commands/group.ts';
import { orderedText, ordersOfPause } from '#client/model/commands/ordered.ts';
import { needsHost } from '#client/model/commands/orders.ts';
import { at } from '#client/model/facts/cell.ts';
import { tenantsIn } from '#client/model/facts/contract-rows.ts';
import { incidentsOf } from '#client/model/facts/incidents.ts';
import { isCaughtUp, keepCaughtUp } from '#client/model/state/caught-up.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import { firstKey, KeyNotice } from '#client/panels/jobs/key-notice.tsx';
import { PingNotices } from '#client/panels/jobs/ping-notice.tsx';
import { Button } from '#client/ui/controls/button.tsx';
import { counted, duration } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { Pause } from '#shared/protocol/messages.ts';
import { CaptionLine } from './caption-line.tsx';

/**
 * The one place for what the moment is about: orders that can still be taken back, what is being asked, a pause, what to do first.
 * Its room above the hall is always there, so that nothing moves when it comes and goes.
 */
export function NoticeSlot({ ui }: Pick<PanelProps, 'ui'>): JSX.Element {
  const view = ui.session.view.value;
  const paused = view?.phase === 'paused' ? view.pause : undefined;
  const back = stillBack(ui);
  const asks = ui.asking.value !== undefined && needsHost(ui.asking.value);
  const team = teamNotice(ui);
  if (team)
    return (
      <div role="status" class={`notice-slot team ${paused ?? ''}`}>
        {team}
        <CaptionLine />
      </div>
    );
  return (
    <div role="status" class={`notice-slot ${back > 0 ? 'placed' : (paused ?? '')}`}>
      {view?.stalled && <p class="stalled">{t('problem.storageFailing')}</p>}
      {back > 0 && (
        <p>
          {t(paused && waitsStill(ui) ? 'play.placedInPause' : 'play.placedNow', { vms: counted('vms', back) })}{' '}
          <Button size="small" onClick={() => takeBack(ui)}>
            {t('app.undo')}
          </Button>
        </p>
      )}
      {back === 0 && asks && <p class="asks">{t('play.chooseHost')}</p>}
      {back === 0 && !asks && !paused && !ui.selection.value && !ui.readOnly && (
        <p class="idle">{t('play.selectFirst')}</p>
      )}
      {back === 0 && !asks && paused && (
        <p>
          <strong>{t(`play.pause.${paused}.title`)}</strong>{' '}
          {waitingText(ui) ?? t(pauseText(paused, view?.solo === true))}
        </p>
      )}
      <CaptionLine />
    </div>
  );
}

/** What one's team wants to know now: an order that needs a second member, or what somebody points at. */
function teamNotice(ui: UiState): JSX.Element | undefined {
  const key = firstKey(ui);
  if (key) return <KeyNotice ui={ui} shown={key} />;
  return (ui.session.crew?.pings.value.length ?? 0) > 0 ? <PingNotices ui={ui} /> : undefined;
}

/** How many of the group that was placed last could be taken back now; asked again with every frame while there is a group. */
function stillBack(ui: UiState): number {
  if (ui.placed.value.length === 0 || ui.session.tick.value < 0) return 0;
  const world = ui.session.world.value;
  return world ? takenBackStill(ui, world).length : 0;
}

function takeBack(ui: UiState): void {
  const world = ui.session.world.peek();
  if (world) takeBackGroup(ui, world);
}

function pauseText(pause: Pause, solo: boolean): string {
  return solo && pause === 'look' ? 'play.pause.look.alone' : `play.pause.${pause}.text`;
}

/** What was ordered in this pause, in the order in which it is carried out when time goes on; of many the last ones by name. */
function waitingText(ui: UiState): string | undefined {
  const world = ui.session.world.value;
  const ordered = ordersOfPause(ui);
  if (!world || ordered.length === 0) return undefined;
  const orders = ordered
    .slice(-NAMED_MOST)
    .map((call) => orderedText(world, call))
    .join('; ');
  const more = Math.max(0, ordered.length - NAMED_MOST);
  return more > 0 ? t('play.ordersWaitMore', { orders, count: more }) : t('play.ordersWait', { orders });
}

/** So many orders of a pause are named. */
const NAMED_MOST = 3;

/** For one who comes late: how far the hall is and what wants doing, to be put away with one click. */
export function CatchUpCard({ ui, world }: PanelProps): JSX.Element | null {
  const code = ui.session.view.value?.code ?? '';
  const [away, setAway] = useState(() => isCaughtUp(code));
  const late = (ui.session.welcome.value?.joinedAtS ?? 0) > 0;
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
