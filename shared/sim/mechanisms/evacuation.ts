import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { SIMULATION } from '../authors.ts';
import { VM_STATES } from '../codes.ts';
import type { OpenWorld, World } from '../world.ts';
import { guestNeedMib, promisableMib } from './admission.ts';
import { bookMigration, moveRefusal, outgoingOf } from './migration-booking.ts';
import { hostSessions } from './migration-network.ts';
import { arrivalRefusal } from './placing.ts';

/** The host with the most room for a VM, other than its own, or `NONE`. */
export function bestTarget(world: OpenWorld, vm: VmId): HostId | typeof NONE {
  const { hosts, vms } = world;
  let [best, bestMib]: [HostId | typeof NONE, number] = [NONE, -1];
  for (let host = 0 as HostId; host < hosts.rows; host++) {
    if (host === vms.host[vm] || promisableMib(world, host) <= bestMib) continue;
    if (arrivalRefusal(world, vm, host)) continue;
    [best, bestMib] = [host, promisableMib(world, host)];
  }
  return best;
}

/**
 * Sends VMs away from a host, as many at once as its network card takes, smallest working set first (Clark et al., NSDI
 * 2005, §7.1: increasing writable working set).
 */
export function evacuate(world: World, host: HostId): void {
  const { hosts, hall, scenario } = world;
  if (hall.migrationMbit[0] === 0) return;
  const slots = hostSessions(scenario.hostModels[hosts.model[host]].nicMbit) - outgoingOf(world, host);
  for (let free = slots; free > 0; free--) {
    const vm = nextToLeave(world, host);
    if (vm === NONE) return;
    bookMigration(world, vm, bestTarget(world, vm) as HostId, 'live', SIMULATION);
  }
}

function nextToLeave(world: World, host: HostId): VmId | typeof NONE {
  const { vms } = world;
  let next: VmId | typeof NONE = NONE;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.host[vm] !== host || (next !== NONE && vms.activeExactMib[vm] >= vms.activeExactMib[next])) continue;
    const target = bestTarget(world, vm);
    if (target !== NONE && !moveRefusal(world, vm, target)) next = vm;
  }
  return next;
}

/** How many VMs of a host would find no room elsewhere if it were emptied now, each going where most room is left. */
export function strandedVms(world: OpenWorld, from: HostId): number {
  const { hosts, vms } = world;
  const roomMib = Array.from({ length: hosts.rows }, (_, h) => promisableMib(world, h as HostId));
  let stranded = 0;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.host[vm] !== from || vms.state[vm] === VM_STATES.indexOf('off') || vms.migration[vm] !== NONE) continue;
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
    if (!arrivalRefusal(world, vm, host)) best = host;
  }
  return best;
}
