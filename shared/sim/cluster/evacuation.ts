import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { SIMULATION } from '../kernel/authors.ts';
import { VM_STATES } from '../kernel/codes/index.ts';
import type { OpenWorld, World } from '../kernel/world.ts';
import { isAsleep, pausedWithoutSpace, suspendPausedGuests } from '../lifecycle/index.ts';
import { dirtyingAt, dirtyMibPerS, liveRefusal, stateRefusal } from '../migration/index.ts';
import { hostSessions } from '../network/index.ts';
import {
  arrivalRefusal,
  bookMigration,
  committableMib,
  guestNeedMib,
  moveRefusal,
  outgoingOf,
} from '../placement/index.ts';
import { bestTarget } from './target-choice.ts';

const RUNNING = VM_STATES.indexOf('running');
const PAUSED = VM_STATES.indexOf('paused');

/**
 * Sends VMs away from a host, as many at once as its network card takes, smallest writable working set first (Clark et al., NSDI
 * 2005, §7.1: increasing writable working set). One that finds no room stays, and the next is tried. Those that are paused go to
 * files.
 */
export function evacuate(world: World, host: HostId): void {
  const { hosts, hall, scenario } = world;
  suspendPausedGuests(world, host);
  if (hall.migrationMbit[0] === 0) return;
  let slots = hostSessions(scenario.hostModels[hosts.model[host]].nicMbit) - outgoingOf(world, host);
  for (let vm = nextToLeave(world, host, NONE); vm !== NONE && slots > 0; vm = nextToLeave(world, host, vm)) {
    const target = bestTarget(world, vm, (to) => !liveRefusal(world, vm, to));
    if (target === NONE || moveRefusal(world, vm, target)) continue;
    bookMigration(world, vm, target, 'preCopy', SIMULATION);
    slots -= 1;
  }
}

/** The VM of a host with the smallest writable working set above that of `after`, of those that run and stay. */
function nextToLeave(world: World, host: HostId, after: VmId | typeof NONE): VmId | typeof NONE {
  const { vms } = world;
  let next: VmId | typeof NONE = NONE;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.host[vm] !== host || vms.state[vm] !== RUNNING || vms.migration[vm] !== NONE) continue;
    if (after !== NONE && !isSmaller(world, after, vm)) continue;
    if (next === NONE || isSmaller(world, vm, next)) next = vm;
  }
  return next;
}

function isSmaller(world: World, a: VmId, b: VmId): boolean {
  const [atA, atB] = [writableMib(world, a), writableMib(world, b)];
  return atA < atB || (atA === atB && a < b);
}

/** Writable working set: distinct memory that a guest dirties in a second, in MiB. */
function writableMib(world: World, vm: VmId): number {
  return dirtyMibPerS(dirtyingAt(world, vm));
}

/** How many VMs of a host would find no room elsewhere (paused ones: in a file) if it were emptied now, each going where most room is left. */
export function strandedVms(world: OpenWorld, from: HostId): number {
  const { hosts, vms } = world;
  const roomMib = Array.from({ length: hosts.rows }, (_, h) => committableMib(world, h as HostId));
  let stranded = pausedWithoutSpace(world, from);
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.host[vm] !== from || vms.migration[vm] !== NONE) continue;
    if (isAsleep(vms.state[vm]) || vms.state[vm] === PAUSED) continue;
    const needMib = guestNeedMib(world, vm);
    const to = roomiest(world, vm, from, roomMib);
    if (to === NONE || roomMib[to] < needMib) stranded++;
    else roomMib[to] -= needMib;
  }
  return stranded;
}

function roomiest(world: OpenWorld, vm: VmId, from: HostId, roomMib: readonly number[]): HostId | typeof NONE {
  let best: HostId | typeof NONE = NONE;
  for (let host = 0 as HostId; host < roomMib.length; host++) {
    if (host === from || (best !== NONE && roomMib[host] <= roomMib[best])) continue;
    if (!arrivalRefusal(world, vm, host) && !stateRefusal(world, vm, host)) best = host;
  }
  return best;
}
