import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { LocalSession } from '#client/local/local-session.ts';
import { tryLocal } from '#client/local/start-local.ts';
import { at } from '#client/model/facts/cell.ts';
import { milliseconds } from '#client/model/facts/facts.ts';
import { vmName } from '#client/model/facts/names.ts';
import { useWorld } from '#client/model/state/pulse.ts';
import { createUiState, select, type UiState } from '#client/model/state/ui-state.ts';
import { graphicsOfDevice } from '#client/model/state/webgl.ts';
import { VerbForm } from '#client/panels/commands/verb-form.tsx';
import { VerbsPanel } from '#client/panels/commands/verbs-panel.tsx';
import { HallFrame } from '#client/play/hall-frame.tsx';
import { t } from '#client/words/words.ts';
import { NONE } from '#shared/ids.ts';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { DRY_GUEST, DRY_SCENARIO } from './dry-scenario.ts';
import './dry-hall.css';

/** The warm-up: a hall stepped in this page, in which one VM is placed and then moved while it runs. */
export function DryHall(): JSX.Element {
  const session = useMemo(theDryHall, []);
  const ui = useMemo(() => dryUi(session), [session]);
  const graphics = useMemo(graphicsOfDevice, []);
  const pauseMs = useMovePause(session);
  useEffect(() => () => void session.leave(), [session]);
  const { world, tick } = useWorld(session);
  if (!world) return <p>{t('app.loading')}</p>;
  return (
    <div class="play dry">
      <p class="dry-prompt" role="status">
        {promptFor(world, pauseMs)}
      </p>
      {graphics !== 'none' && (
        <div class="dry-floor">
          <HallFrame ui={ui} graphics={graphics} />
        </div>
      )}
      <DryKeys ui={ui} world={world} tick={tick} />
    </div>
  );
}

/** It runs from the start. */
function theDryHall(): LocalSession {
  const session = tryLocal({ kind: 'lab', scenario: DRY_SCENARIO, orders: [] });
  void session.control({ type: 'start' });
  return session;
}

/** The guest that waits is selected from the start: one thing stands out. */
function dryUi(session: LocalSession): UiState {
  const ui = createUiState(session, false);
  select(ui, { kind: 'vm', row: DRY_GUEST });
  return ui;
}

/** How long the first moved VM stood still, in ms; nothing before. */
function useMovePause(session: LocalSession): number | undefined {
  const [pauseMs, setPauseMs] = useState<number | undefined>(undefined);
  useEffect(
    () =>
      session.onEvents((events) => {
        for (const event of events) if (event.type === 'migrationDone') setPauseMs(event.pauseMs);
      }),
    [session],
  );
  return pauseMs;
}

/** The one next thing to do, whatever was done before it. */
function promptFor(world: OpenWorld, pauseMs: number | undefined): string {
  const { vms } = world;
  if (pauseMs !== undefined) return `${t('dry.done', { pause: milliseconds(pauseMs) })} ${t('dry.free')}`;
  if (vms.migration.some((migration) => migration !== NONE)) return t('dry.moving');
  if (at(vms.host, DRY_GUEST) === NONE) return t('dry.place');
  return at(vms.state, DRY_GUEST) === VM_STATES.indexOf('running') ? t('dry.move') : t('dry.placed');
}

/** The same without a pointer: a list of guests, and what can be done with the one that is chosen. */
function DryKeys({ ui, world, tick }: { ui: UiState; world: OpenWorld; tick: number }): JSX.Element {
  const rows = Array.from({ length: world.vms.rows }, (_, vm) => vm).filter((vm) => at(world.vms.state, vm) !== 0);
  const asking = ui.asking.value;
  const selected = ui.selection.value;
  return (
    <details class="dry-keys">
      <summary>{t('dry.keys')}</summary>
      <ul class="dry-guests">
        {rows.map((vm) => (
          <li key={vm}>
            <button
              type="button"
              aria-pressed={selected?.kind === 'vm' && selected.row === vm}
              onClick={() => select(ui, { kind: 'vm', row: vm })}
            >
              {vmName(world, vm)}
            </button>
          </li>
        ))}
      </ul>
      {selected?.kind === 'vm' && <VerbsPanel ui={ui} world={world} tick={tick} />}
      {asking && <VerbForm ui={ui} world={world} asking={asking} />}
    </details>
  );
}
