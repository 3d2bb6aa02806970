import type { JSX } from 'preact';
import { movesFor } from '#client/model/commands/moves-for.ts';
import { causeBadge, causeOf, vmStateOf } from '#client/model/facts/causes.ts';
import { at, nameOf } from '#client/model/facts/cell.ts';
import { restartFact } from '#client/model/facts/cluster-words.ts';
import { milliseconds, waitText } from '#client/model/facts/facts.ts';
import { breaksPromise, secondsToBreach } from '#client/model/facts/health.ts';
import { archetypeOf, hostName, tenantName, vmName } from '#client/model/facts/names.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { giverOf, select, type UiState } from '#client/model/state/ui-state.ts';
import { StatusGlyph } from '#client/ui/controls/status-glyph.tsx';
import { TenantEmblem } from '#client/ui/glyphs/glyph.tsx';
import { counted, mib, number, percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { NONE } from '#shared/ids.ts';
import { GUESTS, IO_PATHS, MIGRATION_STATES, STATUSES, TECHNIQUES, WORKLOADS } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { vmCoreFacts } from './core-facts.ts';
import { FactList } from './fact-list.tsx';
import { vmFileFacts } from './file-facts.ts';
import { CpuMeter, VmMemoryMeter } from './meters.tsx';
import { Moves } from './moves.tsx';
import { ringFacts, taxFacts } from './platform-facts.ts';
import { guestSecurityFacts } from './security-facts.ts';

/** One VM: health and its cause first, then what can be done, then its numbers. */
export function VmInspector(props: PanelProps & { vm: number }): JSX.Element {
  const { ui, world, vm } = props;
  const { vms } = world;
  return (
    <>
      <VmHead world={world} ui={ui} vm={vm} />
      <Why world={world} vm={vm} />
      <Moves {...props} subject={{ kind: 'vm', row: vm }} commands={movesFor(world, vm, giverOf(ui))} />
      {at(vms.migration, vm) !== NONE && <Flight world={world} migration={at(vms.migration, vm)} />}
      <CpuMeter
        label={t('play.cpu')}
        used={Math.round((at(vms.loadPermille, vm) * at(vms.speedPermille, vm)) / 1000)}
        wanted={at(vms.loadPermille, vm)}
      />
      <VmMemoryMeter world={world} vm={vm} />
      <VmFacts ui={ui} world={world} vm={vm} />
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

function Why({ world, vm }: { world: OpenWorld; vm: number }): JSX.Element {
  const cause = causeOf(world, vm);
  const badge = causeBadge(world, vm);
  const now = breaksPromise(world, vm);
  const left = now ? undefined : secondsToBreach(world, vm);
  return (
    <div class="why">
      <p class="why-line">
        <StatusGlyph status={nameOf(STATUSES, at(world.vms.status, vm))} />
        {badge && <span class="cause-badge mono">{badge}</span>}
        {now && <span class="to-breach now">{t('play.costsNow')}</span>}
        {left !== undefined && <span class="to-breach mono">{t('play.costsIn', { time: waitText(left) })}</span>}
      </p>
      <p>{t(`cause.${cause}.why`)}</p>
    </div>
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
        facts={[
          [t('fact.round'), number(at(migrations.round, migration) + 1)],
          [t('fact.remaining'), mib(at(migrations.remainingMib, migration))],
          [t('fact.rate'), t('play.perSecond', { amount: mib(at(migrations.rateMibPerS, migration)) })],
          [t('fact.dirty'), t('play.perSecond', { amount: mib(at(migrations.dirtyMibPerS, migration)) })],
          [t('fact.pause'), milliseconds(at(migrations.predictedPauseMs, migration))],
        ]}
      />
    </div>
  );
}

function VmFacts({ ui, world, vm }: { ui: UiState; world: OpenWorld; vm: number }): JSX.Element {
  const { vms } = world;
  const normal = 1000 * Math.max(1, at(vms.vcpus, vm));
  const limit = at(vms.limitMhz, vm);
  const technique = nameOf(TECHNIQUES, at(vms.technique, vm));
  return (
    <FactList<'vms'>
      of={{ recorder: ui.recorder, table: 'vms', row: vm }}
      facts={[
        [
          t('fact.load'),
          percentOfPermille(at(vms.loadPermille, vm), 0),
          { column: 'loadPermille', format: percentOfPermille },
        ],
        [t('fact.activeMemory'), mib(at(vms.activeMib, vm)), { column: 'activeMib', format: mib }],
        [
          t('fact.speed'),
          percentOfPermille(at(vms.speedPermille, vm)),
          { column: 'speedPermille', format: percentOfPermille },
        ],
        [
          t('fact.steal'),
          percentOfPermille(at(vms.stealPermille, vm)),
          { column: 'stealPermille', format: percentOfPermille },
        ],
        [t('fact.latency'), milliseconds(at(vms.latencyMs, vm)), { column: 'latencyMs', format: milliseconds }],
        [
          t('fact.loss'),
          percentOfPermille(at(vms.lossPermille, vm)),
          { column: 'lossPermille', format: percentOfPermille },
        ],
        [
          t('fact.size'),
          t('play.vmSize', { vcpus: counted('vcpus', at(vms.vcpus, vm)), memory: mib(at(vms.memMib, vm)) }),
        ],
        ...restartFact(world, vm),
        [t('fact.shares'), t('choice.shares', { factor: number(at(vms.shares, vm) / normal) })],
        [t('fact.reservation'), mhz(at(vms.reservationMhz, vm))],
        [t('fact.limit'), limit === 0 ? t('play.none') : mhz(limit)],
        [t('fact.driver'), t(at(vms.balloonDriver, vm) ? 'play.yes' : 'play.no')],
        ...heapFacts(world, vm),
        [t('fact.guest'), t(`guest.${nameOf(GUESTS, at(vms.guest, vm))}`)],
        [t('fact.technique'), t(`technique.${technique}`)],
        ...ringFacts(world, vm),
        [t('fact.ioPath'), t(`choice.path.${nameOf(IO_PATHS, at(vms.ioPath, vm))}`)],
        ...taxFacts(world, vm),
        [t('fact.workload'), t(`workload.${nameOf(WORKLOADS, at(vms.workload, vm))}`)],
        ...vmFileFacts(world, vm),
        ...vmCoreFacts(world, vm),
        ...guestSecurityFacts(world, vm),
      ]}
    />
  );
}

/** The heap of the Java machine in a guest that has one. */
function heapFacts({ vms }: OpenWorld, vm: number): [string, string][] {
  if (at(vms.heapMib, vm) === 0) return [];
  const size = t('fact.heapSize', { size: mib(at(vms.heapMib, vm)), live: mib(at(vms.liveHeapMib, vm)) });
  return [[t('fact.heap'), size]];
}

function mhz(value: number): string {
  return value === 0 ? t('play.none') : t('play.ghz', { value: number(value / 1000, 1) });
}
