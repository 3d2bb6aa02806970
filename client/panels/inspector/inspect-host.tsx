import type { JSX } from 'preact';
import { at, nameOf } from '#client/model/facts/cell.ts';
import { hostClusterFacts } from '#client/model/facts/cluster-words.ts';
import { waitText } from '#client/model/facts/facts.ts';
import { hostName, modelName } from '#client/model/facts/names.ts';
import { promisableMib } from '#client/model/facts/promisable.ts';
import { type HostTrouble, hostStanding, hostTrouble } from '#client/model/standing/host-standing.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import { LookInside } from '#client/panels/commands/look-inside.tsx';
import { Glyph } from '#client/ui/glyphs/glyph.tsx';
import { counted, mib, number, percentOfPermille, watts } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import { HOST_STATES, SHARING_POLICIES } from '#shared/sim/kernel/codes/index.ts';
import { rackOf } from '#shared/sim/kernel/tables/racks.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { hostCoreFacts } from './core-facts.ts';
import { FactGroups } from './fact-groups.tsx';
import type { Fact } from './fact-list.tsx';

import { HostCpuMeter, HostMemoryMeter } from './meters.tsx';
import { Moves } from './moves.tsx';
import { platformFacts } from './platform-facts.ts';
import { rackFacts } from './rack-facts.ts';
import { securityFacts } from './security-facts.ts';
import { StateLine } from './state-line.tsx';
import { VmList, vmsWith } from './vm-list.tsx';

/** One host: how it stands and what helps, its two meters, then who stands on it and everything else. */
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
      <StateLine about={{ world, kind: 'host', row: host }} standing={hostStanding(world, host)} />
      <LookInside {...props} subject={{ kind: 'host', row: host }} />
      <Moves {...props} subject={{ kind: 'host', row: host }} commands={HOST_MOVES[hostTrouble(world, host)]} />
      {state === 'on' && (
        <>
          <HostCpuMeter world={world} host={host} />
          <HostMemoryMeter world={world} host={host} />
        </>
      )}
      <VmList ui={ui} world={world} kind="host" rows={vmsWith(world, 'host', host)} />
      <HostDetails ui={ui} world={world} host={host} />
    </>
  );
}

/** `boots, ready in 6 s`. */
export function stateText({ hosts, tick, scenario }: OpenWorld, host: number, state: string): string {
  const left = (at(hosts.readyAtTick, host) - tick) * scenario.tickSeconds;
  const word = t(`hostState.${state}`);
  return left > 0 ? t('play.readyIn', { state: word, time: waitText(left) }) : word;
}

const HOST_MOVES: Readonly<Record<HostTrouble, readonly CommandName[]>> = {
  failed: ['buyHost', 'setHaReserve'],
  compromised: ['quarantineHost', 'patchHost', 'setMaintenance'],
  failing: ['setMaintenance', 'setHaReserve', 'buyHost'],
  memory: ['setSharing', 'setMaintenance', 'buyHost'],
  cpu: ['setMaintenance', 'buyHost'],
  maintenance: ['setMaintenance', 'sleepHost'],
  away: [],
  fine: [],
};

function HostDetails({ ui, world, host }: { ui: UiState; world: OpenWorld; host: number }): JSX.Element {
  return (
    <FactGroups<'hosts'>
      about={{ world, kind: 'host', row: host }}
      of={{ recorder: ui.recorder, table: 'hosts', row: host }}
      groups={{
        work: workFacts(world, host),
        inside: [...platformFacts(world, host), sharingFact(world, host), ...hostCoreFacts(world, host)],
        place: [powerFact(world, host), ...rackFacts(world, rackOf(host))],
        safety: [...hostClusterFacts(world, host), ...securityFacts(world, host)],
      }}
    />
  );
}

function workFacts(world: OpenWorld, host: number): readonly Fact<'hosts'>[] {
  const { hosts } = world;
  const promised = t('play.ofAmount', { part: mib(at(hosts.promisedMib, host)), all: mib(promisableMib(world, host)) });
  const share = (column: 'usedPermille' | 'demandPermille' | 'stealPermille', decimals: number): Fact<'hosts'>[1] =>
    percentOfPermille(at(hosts[column], host), decimals);
  const size = { cores: counted('cores', at(hosts.cores, host)), memory: mib(at(hosts.memMib, host)) };
  return [
    ['fact.size', t('play.hostSize', size)],
    ['fact.promised', promised, { column: 'promisedMib', format: mib }],
    ['fact.freeMemory', mib(at(hosts.freeMib, host)), { column: 'freeMib', format: mib }],
    ['fact.cpuUsed', share('usedPermille', 0), { column: 'usedPermille', format: percentOfPermille }],
    ['fact.cpuWanted', share('demandPermille', 0), { column: 'demandPermille', format: percentOfPermille }],
    ['fact.steal', share('stealPermille', 1), { column: 'stealPermille', format: percentOfPermille }],
    ['fact.vms', number(at(hosts.vms, host))],
    ['fact.vcpus', number(at(hosts.vcpus, host))],
  ];
}

function sharingFact({ hosts }: OpenWorld, host: number): Fact<'hosts'> {
  return ['fact.sharing', t(`choice.policy.${nameOf(SHARING_POLICIES, at(hosts.sharing, host))}`)];
}

function powerFact({ hosts }: OpenWorld, host: number): Fact<'hosts'> {
  return ['fact.power', watts(at(hosts.powerW, host)), { column: 'powerW', format: watts }];
}
