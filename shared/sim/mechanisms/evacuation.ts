import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { VM_STATES } from '../codes.ts';
import type { OpenWorld } from '../world.ts';
import { guestNeedMib, promisableMib } from './admission.ts';
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
