import type { JSX } from 'preact';
import { movesFor } from '#client/model/commands/moves-for.ts';
import { vmStateOf } from '#client/model/facts/causes.ts';
import { at, nameOf } from '#client/model/facts/cell.ts';
import { restartFact } from '#client/model/facts/cluster-words.ts';
import type { FactLine } from '#client/model/facts/fact-names.ts';
import { milliseconds, waitText } from '#client/model/facts/facts.ts';
import { archetypeOf, datastoreName, hostName, tenantName, vmName } from '#client/model/facts/names.ts';
import { vmStanding } from '#client/model/standing/vm-standing.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { giverOf, select, type UiState } from '#client/model/state/ui-state.ts';
import { LookInside } from '#client/panels/commands/look-inside.tsx';
import { TenantEmblem } from '#client/ui/glyphs/glyph.tsx';
import { counted, mib, number, percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { NONE } from '#shared/ids.ts';
import { GUESTS, IO_PATHS, MIGRATION_STATES, TECHNIQUES, WORKLOADS } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { vmCoreFacts } from './core-facts.ts';
import { FactGroups } from './fact-groups.tsx';
import { type Fact, FactList } from './fact-list.tsx';
import { vmFileFacts } from './file-facts.ts';

import { VmsCpuMeter, VmsMemoryMeter } from './meters.tsx';
import { Moves } from './moves.tsx';
import { ringFacts, taxFacts } from './platform-facts.ts';
import { guestSecurityFacts } from './security-facts.ts';
import { StateLine } from './state-line.tsx';

/** One VM: how it stands and what helps, its two meters, then everything else. */
export function VmInspector(props: PanelProps & { vm: number }): JSX.Element {
  const { ui, world, vm } = props;
  const { vms } = world;
  return (
    <>
      <VmHead world={world} ui={ui} vm={vm} />
      <StateLine about={{ world, kind: 'vm', row: vm }} standing={vmStanding(world, vm)} />
      <LookInside {...props} subject={{ kind: 'vm', row: vm }} />
      <Moves {...props} subject={{ kind: 'vm', row: vm }} commands={movesFor(world, vm, giverOf(ui))} />
      {at(vms.migration, vm) !== NONE && <Flight world={world} migration={at(vms.migration, vm)} />}
      <VmsCpuMeter world={world} rows={[vm]} />
      <VmsMemoryMeter world={world} rows={[vm]} />
      <VmDetails ui={ui} world={world} vm={vm} />
    </>
  );
}

function VmHead({ world, ui, vm }: { world: OpenWorld; ui: UiState; vm: number }): JSX.Element {
  const { vms } = world;
  const [host, tenant] = [at(vms.host, vm), at(vms.tenant, vm)];
  return (
    <header class="subject-head">
      <TenantEmblem archetype={archetypeOf(world, tenant)} tenant={tenant} />
      <div>
        <h2>{vmName(world, vm)}</h2>
        <p class="small soft">
          {t(`vmState.${vmStateOf(world, vm)}`)} ·{' '}
          {host === NONE ? (
            t('play.nowhere')
          ) : (
            <button type="button" class="link" onClick={() => select(ui, { kind: 'host', row: host }, true)}>
              {hostName(host)}
            </button>
          )}{' '}
          ·{' '}
          <button type="button" class="link" onClick={() => select(ui, { kind: 'tenant', row: tenant })}>
            {tenantName(world, tenant)}
          </button>
        </p>
      </div>
    </header>
  );
}

/** A move under way: how far, how fast, whether it will end. */
function Flight({ world, migration }: { world: OpenWorld; migration: number }): JSX.Element {
  const { migrations, tick, scenario } = world;
  const state = nameOf(MIGRATION_STATES, at(migrations.state, migration));
  const end = at(migrations.predictedEndTick, migration);
  const left = (end - tick) * scenario.tickSeconds;
  const verdict =
    state === 'queued'
      ? t('play.moveQueued')
      : end === 0
        ? t('play.moveStuck')
        : t('play.moveEnds', { time: waitText(left) });
  return (
    <div class={`flight ${state !== 'queued' && end === 0 ? 'stuck' : ''}`}>
      <h3>
        {t('play.moving', {
          from: hostName(at(migrations.from, migration)),
          to: hostName(at(migrations.to, migration)),
        })}
      </h3>
      <p>
        {t(`migrationState.${state}`)} · {verdict}
      </p>
      <FactList
        about={{ world, kind: 'migration', row: migration }}
        facts={[
          ['fact.round', number(at(migrations.round, migration) + 1)],
          ['fact.remaining', mib(at(migrations.remainingMib, migration))],
          ['fact.rate', t('play.perSecond', { amount: mib(at(migrations.rateMibPerS, migration)) })],
          ['fact.dirty', t('play.perSecond', { amount: mib(at(migrations.dirtyMibPerS, migration)) })],
          ['fact.pause', milliseconds(at(migrations.predictedPauseMs, migration))],
        ]}
      />
    </div>
  );
}

function VmDetails({ ui, world, vm }: { ui: UiState; world: OpenWorld; vm: number }): JSX.Element {
  return (
    <FactGroups<'vms'>
      about={{ world, kind: 'vm', row: vm }}
      of={{ recorder: ui.recorder, table: 'vms', row: vm }}
      groups={{
        service: serviceFacts(world, vm),
        limits: limitFacts(world, vm),
        virtualization: virtualizationFacts(world, vm),
        files: [...vmFileFacts(world, vm), ...datastoreFact(ui, world, vm)],
        safety: [...restartFact(world, vm), ...guestSecurityFacts(world, vm)],
      }}
    />
  );
}

function serviceFacts({ vms }: OpenWorld, vm: number): readonly Fact<'vms'>[] {
  const share = (column: 'speedPermille' | 'stealPermille' | 'lossPermille'): string =>
    percentOfPermille(at(vms[column], vm));
  const load = percentOfPermille(at(vms.loadPermille, vm), 0);
  return [
    ['fact.load', load, { column: 'loadPermille', format: percentOfPermille }],
    ['fact.speed', share('speedPermille'), { column: 'speedPermille', format: percentOfPermille }],
    ['fact.steal', share('stealPermille'), { column: 'stealPermille', format: percentOfPermille }],
    ['fact.latency', milliseconds(at(vms.latencyMs, vm)), { column: 'latencyMs', format: milliseconds }],
    ['fact.loss', share('lossPermille'), { column: 'lossPermille', format: percentOfPermille }],
    ['fact.activeMemory', mib(at(vms.activeMib, vm)), { column: 'activeMib', format: mib }],
    ['fact.workload', t(`workload.${nameOf(WORKLOADS, at(vms.workload, vm))}`)],
  ];
}

function limitFacts(world: OpenWorld, vm: number): readonly Fact<'vms'>[] {
  const { vms } = world;
  const normal = 1000 * Math.max(1, at(vms.vcpus, vm));
  const limit = at(vms.limitMhz, vm);
  const size = { vcpus: counted('vcpus', at(vms.vcpus, vm)), memory: mib(at(vms.memMib, vm)) };
  return [
    ['fact.size', t('play.vmSize', size)],
    ['fact.shares', t('choice.shares', { factor: number(at(vms.shares, vm) / normal) })],
    ['fact.reservation', mhz(at(vms.reservationMhz, vm))],
    ['fact.limit', limit === 0 ? t('play.none') : mhz(limit)],
    ...heapFacts(world, vm),
    ...vmCoreFacts(world, vm),
  ];
}

function virtualizationFacts(world: OpenWorld, vm: number): readonly Fact<'vms'>[] {
  const { vms } = world;
  return [
    ['fact.guest', t(`guest.${nameOf(GUESTS, at(vms.guest, vm))}`)],
    ['fact.technique', t(`technique.${nameOf(TECHNIQUES, at(vms.technique, vm))}`)],
    ...ringFacts(world, vm),
    ['fact.ioPath', t(`choice.path.${nameOf(IO_PATHS, at(vms.ioPath, vm))}`)],
    ['fact.driver', t(at(vms.balloonDriver, vm) ? 'play.yes' : 'play.no')],
    ...taxFacts(world, vm),
  ];
}

/** Where its disk lies, to go there. */
function datastoreFact(ui: UiState, { vms, datastores }: OpenWorld, vm: number): readonly Fact<'vms'>[] {
  const datastore = at(vms.datastore, vm);
  if (datastore < 0 || datastore >= datastores.rows) return [];
  const go = (
    <button type="button" class="link" onClick={() => select(ui, { kind: 'datastore', row: datastore })}>
      {datastoreName(datastore)}
    </button>
  );
  return [['fact.datastore', go]];
}

/** The heap of the Java machine in a guest that has one. */
function heapFacts({ vms }: OpenWorld, vm: number): FactLine[] {
  if (at(vms.heapMib, vm) === 0) return [];
  const size = t('fact.heapSize', { size: mib(at(vms.heapMib, vm)), live: mib(at(vms.liveHeapMib, vm)) });
  return [['fact.heap', size]];
}

function mhz(value: number): string {
  return value === 0 ? t('play.none') : t('play.ghz', { value: number(value / 1000, 1) });
}
