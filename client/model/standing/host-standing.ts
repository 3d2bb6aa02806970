import { at, nameOf } from '#client/model/facts/cell.ts';
import { type Incident, incidentsOf } from '#client/model/facts/incidents.ts';
import { mib, percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { type Cause, HOST_STATES, MEMORY_STATES, type Status } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { costOf, type Standing, sinceOf } from './standing.ts';

/** The gravest thing about a host; `away`: it is not on, and means no harm by it. */
export type HostTrouble = 'failed' | 'compromised' | 'failing' | 'memory' | 'cpu' | 'maintenance' | 'away' | 'fine';

const STATUS_OF: Readonly<Record<HostTrouble, Status>> = {
  failed: 'breach',
  compromised: 'breach',
  failing: 'hot',
  memory: 'hot',
  cpu: 'hot',
  maintenance: 'ok',
  away: 'off',
  fine: 'ok',
};

/** What its guests would suffer from. */
const CAUSE_OF: Readonly<Record<HostTrouble, Cause>> = {
  failed: 'hostDown',
  compromised: 'compromised',
  failing: 'hostFailing',
  memory: 'memoryShort',
  cpu: 'hostBusy',
  maintenance: 'none',
  away: 'none',
  fine: 'none',
};

export function hostTrouble({ hosts }: OpenWorld, host: number): HostTrouble {
  const state = nameOf(HOST_STATES, at(hosts.state, host));
  if (state === 'failed') return 'failed';
  if (at(hosts.compromised, host)) return 'compromised';
  if (state !== 'on') return 'away';
  if (at(hosts.warningPermille, host) > 0) return 'failing';
  if (at(hosts.memoryState, host) >= MEMORY_STATES.indexOf('soft')) return 'memory';
  if (at(hosts.demandPermille, host) > 1000) return 'cpu';
  return at(hosts.maintenance, host) ? 'maintenance' : 'fine';
}

/** How a host stands: by its own incidents, and where it has none by those of its guests. */
export function hostStanding(world: OpenWorld, host: number): Standing {
  const trouble = hostTrouble(world, host);
  const incidents = incidentsOf(world);
  const own = incidents.filter(({ subject }) => subject.kind === 'host' && subject.row === host);
  const guests = incidents.filter((incident) => isAboutGuest(world, incident, host));
  const isWell = trouble === 'fine' || trouble === 'maintenance' || trouble === 'away';
  return {
    status: STATUS_OF[trouble],
    cause: CAUSE_OF[trouble],
    badge: isWell ? '' : t(`standing.host.${trouble}`, figuresOf(world, host)),
    sentence: t(`trouble.${trouble}`, figuresOf(world, host)),
    sinceTick: isWell ? undefined : sinceOf(own.length > 0 ? own : guests),
    cost: costOf([...own, ...guests]),
  };
}

function isAboutGuest({ vms }: OpenWorld, { subject }: Incident, host: number): boolean {
  return subject.kind === 'vm' && at(vms.host, subject.row) === host;
}

function figuresOf({ hosts }: OpenWorld, host: number) {
  return {
    demand: percentOfPermille(at(hosts.demandPermille, host), 0),
    free: mib(Math.max(0, at(hosts.freeMib, host))),
    state: t(`memoryState.${nameOf(MEMORY_STATES, at(hosts.memoryState, host))}`),
    signs: percentOfPermille(at(hosts.warningPermille, host), 0),
  };
}
