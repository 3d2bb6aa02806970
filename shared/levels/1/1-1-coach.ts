import { NONE } from '#shared/ids.ts';
import { HOST_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { CoachStep, SeenRun } from '../coach.ts';
import { poweredHosts } from '../figures/hosts.ts';

/** The first five minutes: one guest moves, servers go dark, customers come, a server dies. */

const ON = HOST_STATES.indexOf('on');
const RUNNING = VM_STATES.indexOf('running');
/** The large server of the level: the one to gather guests on. */
const LARGE = 4;
/** Servers that may be on when they are counted, and guests that one may take down. */
const SERVERS = 2;
const GUESTS = 6;

export const FIRST_STEPS: readonly CoachStep[] = [
  {
    id: 'move',
    points: ({ world }) => ({ subject: rowOf('vm', loneGuest(world)), order: 'migrateLive' }),
    until: (run) => happened(run, 'migrationDone'),
  },
  {
    id: 'sleep',
    points: ({ world }) => ({ subject: rowOf('host', emptyHost(world)), order: 'sleepHost' }),
    until: (run) => happened(run, 'hostAsleep'),
  },
  {
    id: 'darker',
    points: ({ world }) => {
      const empty = emptyHost(world);
      if (empty !== undefined) return { subject: rowOf('host', empty), order: 'sleepHost' };
      return { subject: rowOf('vm', loneGuest(world)), order: 'migrateLive' };
    },
    until: (run) => poweredHosts(run.world) <= SERVERS || happened(run, 'contractAccepted'),
  },
  {
    id: 'place',
    when: ({ world }) => waitingGuest(world) !== undefined,
    points: ({ world }) => ({ subject: rowOf('vm', waitingGuest(world)), order: 'placeVms' }),
    until: ({ world }) => allRun(world),
  },
  {
    id: 'spread',
    points: ({ world }) => {
      const empty = emptyHost(world);
      if (empty !== undefined && poweredHosts(world) > SERVERS)
        return { subject: rowOf('host', empty), order: 'sleepHost' };
      return { subject: rowOf('vm', guestToMove(world)), order: 'migrateLive' };
    },
    until: (run) => isSpread(run.world) || happened(run, 'hostFailed'),
  },
  {
    id: 'rescue',
    when: (run) => happened(run, 'hostFailed'),
    points: ({ world }) => ({ subject: rowOf('vm', waitingGuest(world)), order: 'placeVms' }),
    until: (run) => happened(run, 'hostFailed') && allRun(run.world),
  },
];

function happened({ events }: SeenRun, type: SimEvent['type']): boolean {
  return events.some(({ event }) => event.type === type);
}

function rowOf(kind: 'vm' | 'host', row: number | undefined): { kind: 'vm' | 'host'; row: number } | undefined {
  return row === undefined ? undefined : { kind, row };
}

/** The first guest that has a small server for itself. */
function loneGuest({ vms, hosts }: OpenWorld): number | undefined {
  return found(vms.state, (state, vm) => {
    const host = vms.host[vm];
    return state === RUNNING && host !== NONE && host !== LARGE && hosts.vms[host] === 1;
  });
}

/** The first server that is on and has no guest; the large one is left on for those who come. */
function emptyHost({ hosts }: OpenWorld): number | undefined {
  return found(hosts.state, (state, host) => state === ON && host !== LARGE && hosts.vms[host] === 0);
}

/** A guest of the server with fewest of them while too many servers are on, else of the one with too many. */
function guestToMove(world: OpenWorld): number | undefined {
  const { hosts, vms } = world;
  const taken = [...hosts.vms].map((guests, host) => ({ guests, host })).filter(({ guests }) => guests > 0);
  const byGuests = taken.sort((a, b) => a.guests - b.guests);
  const from = taken.length > SERVERS ? byGuests[0] : byGuests.at(-1);
  return found(vms.host, (host) => host === from?.host);
}

function waitingGuest({ vms }: OpenWorld): number | undefined {
  const none = VM_STATES.indexOf('none');
  return found(vms.state, (state, vm) => state !== none && vms.host[vm] === NONE);
}

/** Whether every customer has come and is served. */
function allRun({ vms }: OpenWorld): boolean {
  return vms.state.every((state) => state === RUNNING);
}

/** Whether all run on as few servers as are allowed, and none has too many. */
function isSpread(world: OpenWorld): boolean {
  return allRun(world) && poweredHosts(world) <= SERVERS && Math.max(...world.hosts.vms) <= GUESTS;
}

function found(column: Int32Array, is: (value: number, row: number) => boolean): number | undefined {
  const row = column.findIndex(is);
  return row < 0 ? undefined : row;
}
