import type { JSX } from 'preact';
import { causeBadge } from '#client/model/facts/causes.ts';
import { at, nameOf } from '#client/model/facts/cell.ts';
import { hostClusterFacts } from '#client/model/facts/cluster-words.ts';
import { waitText } from '#client/model/facts/facts.ts';
import { hostName, modelName, vmName } from '#client/model/facts/names.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { select, type UiState } from '#client/model/state/ui-state.ts';
import { StatusGlyph } from '#client/ui/controls/status-glyph.tsx';
import { Glyph } from '#client/ui/glyphs/glyph.tsx';
import { counted, mib, number, percentOfPermille, watts } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import { HOST_STATES, MEMORY_STATES, SHARING_POLICIES, STATUSES } from '#shared/sim/kernel/codes/index.ts';
import { rackOf } from '#shared/sim/kernel/tables/racks.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { hostCoreFacts } from './core-facts.ts';
import { FactList } from './fact-list.tsx';
import { CpuMeter, HostMemoryMeter } from './meters.tsx';
import { Moves } from './moves.tsx';
import { platformFacts } from './platform-facts.ts';
import { rackFacts } from './rack-facts.ts';
import { securityFacts } from './security-facts.ts';

/** One host: what it does, what presses it, who stands on it. */
export function HostInspector(props: PanelProps & { host: number }): JSX.Element {
  const { ui, world, host } = props;
  const { hosts } = world;
  const state = nameOf(HOST_STATES, at(hosts.state, host));
  if (state === 'none') return <p class="soft">{t('play.freeSlotHelp')}</p>;
  return (
    <>
      <header class="subject-head">
        <Glyph name="glyphs/hypervisor" class="large" />
        <div>
          <h2>{hostName(host)}</h2>
          <p class="small soft">
            {t('play.model', { name: modelName(world, at(hosts.model, host)) })} · {stateText(world, host, state)}
          </p>
        </div>
      </header>
      <HostWhy world={world} host={host} />
      <Moves {...props} subject={{ kind: 'host', row: host }} commands={hostMoves(world, host)} />
      {state === 'on' && (
        <>
          <CpuMeter label={t('play.cpu')} used={at(hosts.usedPermille, host)} wanted={at(hosts.demandPermille, host)} />
          <HostMemoryMeter world={world} host={host} />
        </>
      )}
      <HostFacts ui={ui} world={world} host={host} />
      <Guests ui={ui} world={world} host={host} />
    </>
  );
}

/** `boots, ready in 6 s`. */
export function stateText({ hosts, tick, scenario }: OpenWorld, host: number, state: string): string {
  const left = (at(hosts.readyAtTick, host) - tick) * scenario.tickSeconds;
  const word = t(`hostState.${state}`);
  return left > 0 ? t('play.readyIn', { state: word, time: waitText(left) }) : word;
}

type Trouble = 'failed' | 'failing' | 'memory' | 'cpu' | 'maintenance' | 'fine';

/** The gravest thing about a host. */
function troubleOf({ hosts }: OpenWorld, host: number): Trouble {
  if (at(hosts.state, host) === HOST_STATES.indexOf('failed')) return 'failed';
  if (at(hosts.warningPermille, host) > 0) return 'failing';
  if (at(hosts.memoryState, host) >= MEMORY_STATES.indexOf('soft')) return 'memory';
  if (at(hosts.demandPermille, host) > 1000) return 'cpu';
  return at(hosts.maintenance, host) ? 'maintenance' : 'fine';
}

const HOST_MOVES: Readonly<Record<Trouble, readonly CommandName[]>> = {
  failed: ['buyHost', 'setHaReserve'],
  failing: ['setMaintenance', 'setHaReserve', 'buyHost'],
  memory: ['setSharing', 'setMaintenance', 'buyHost'],
  cpu: ['setMaintenance', 'buyHost'],
  maintenance: ['setMaintenance', 'sleepHost'],
  fine: [],
};

function hostMoves(world: OpenWorld, host: number): readonly CommandName[] {
  return HOST_MOVES[troubleOf(world, host)];
}

function HostWhy({ world, host }: { world: OpenWorld; host: number }): JSX.Element | null {
  const trouble = troubleOf(world, host);
  if (trouble === 'fine') return null;
  const { hosts } = world;
  return (
    <p class={`why trouble-${trouble}`}>
      {t(`trouble.${trouble}`, {
        demand: percentOfPermille(at(hosts.demandPermille, host), 0),
        free: mib(Math.max(0, at(hosts.freeMib, host))),
        state: t(`memoryState.${nameOf(MEMORY_STATES, at(hosts.memoryState, host))}`),
        signs: percentOfPermille(at(hosts.warningPermille, host), 0),
      })}
    </p>
  );
}

function HostFacts({ ui, world, host }: { ui: UiState; world: OpenWorld; host: number }): JSX.Element {
  const { hosts, hall } = world;
  const limit = Math.floor((at(hosts.memMib, host) * at(hall.overcommitPercent, 0)) / 100);
  return (
    <FactList<'hosts'>
      of={{ recorder: ui.recorder, table: 'hosts', row: host }}
      facts={[
        [
          t('fact.size'),
          t('play.hostSize', { cores: counted('cores', at(hosts.cores, host)), memory: mib(at(hosts.memMib, host)) }),
        ],
        [
          t('fact.promised'),
          t('play.ofAmount', { part: mib(at(hosts.promisedMib, host)), all: mib(limit) }),
          { column: 'promisedMib', format: mib },
        ],
        [t('fact.freeMemory'), mib(at(hosts.freeMib, host)), { column: 'freeMib', format: mib }],
        [
          t('fact.cpuUsed'),
          percentOfPermille(at(hosts.usedPermille, host), 0),
          { column: 'usedPermille', format: percentOfPermille },
        ],
        [
          t('fact.cpuWanted'),
          percentOfPermille(at(hosts.demandPermille, host), 0),
          { column: 'demandPermille', format: percentOfPermille },
        ],
        [t('fact.vms'), number(at(hosts.vms, host))],
        ...hostClusterFacts(world, host),
        [t('fact.vcpus'), number(at(hosts.vcpus, host))],
        [
          t('fact.steal'),
          percentOfPermille(at(hosts.stealPermille, host)),
          { column: 'stealPermille', format: percentOfPermille },
        ],
        [t('fact.sharing'), t(`choice.policy.${nameOf(SHARING_POLICIES, at(hosts.sharing, host))}`)],
        [t('fact.power'), watts(at(hosts.powerW, host)), { column: 'powerW', format: watts }],
        ...hostCoreFacts(world, host),
        ...platformFacts(world, host),
        ...rackFacts(world, rackOf(host)),
        ...securityFacts(world, host),
      ]}
    />
  );
}

/** VMs of a host as a list: the canvas has no tab order. */
function Guests({ ui, world, host }: { ui: UiState; world: OpenWorld; host: number }): JSX.Element {
  const rows: number[] = [];
  for (let vm = 0; vm < world.vms.rows; vm++) if (at(world.vms.host, vm) === host) rows.push(vm);
  return (
    <ul class="guests" aria-label={t('fact.vms')}>
      {rows.map((vm) => (
        <li key={vm}>
          <button type="button" onClick={() => select(ui, { kind: 'vm', row: vm })}>
            <StatusGlyph status={nameOf(STATUSES, at(world.vms.status, vm))} wordless />
            <span>{vmName(world, vm)}</span>
            <span class="mono small soft">{causeBadge(world, vm)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
