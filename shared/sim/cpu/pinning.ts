import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld, World } from '../kernel/world.ts';

/** Why a host has no core for one more VM that is not pinned, or nothing. */
export function coresRefusal({ hosts }: OpenWorld, host: HostId): Refusal | undefined {
  return hosts.pinnedCores[host] > 0 && hosts.pinnedCores[host] >= hosts.cores[host]
    ? { code: 'allCoresPinned', host }
    : undefined;
}

/** A VM other than `vm` that has one of these cores of a host for itself, or `NONE`. */
export function ownerOfCores(
  { vms }: OpenWorld,
  host: HostId,
  first: number,
  cores: number,
  vm: VmId,
): VmId | typeof NONE {
  for (let other = 0 as VmId; other < vms.rows; other++) {
    if (other === vm || vms.host[other] !== host || vms.pinnedCores[other] === 0) continue;
    const apart = vms.pinnedFirst[other] >= first + cores || vms.pinnedFirst[other] + vms.pinnedCores[other] <= first;
    if (!apart) return other;
  }
  return NONE;
}

/** VMs of a host, other than `vm`, that run on whatever cores are left. */
export function unpinnedVms({ vms }: OpenWorld, host: HostId, vm: VmId): number {
  let count = 0;
  for (let other = 0; other < vms.rows; other++) {
    if (other !== vm && vms.host[other] === host && vms.pinnedCores[other] === 0) count += 1;
  }
  return count;
}

/** Gives a VM cores of its host for itself, instead of those that it has; 0 cores: none. */
export function pinCores({ vms, hosts }: World, vm: VmId, first: number, cores: number): void {
  const host = vms.host[vm];
  if (host !== NONE) hosts.pinnedCores[host] += cores - vms.pinnedCores[vm];
  vms.pinnedFirst[vm] = cores > 0 ? first : 0;
  vms.pinnedCores[vm] = cores;
}

/** Forgets where on its host a VM had its cores and its memory, because it leaves. */
export function leaveCores(world: World, vm: VmId): void {
  const { vms } = world;
  if (vms.pinnedCores[vm] > 0) pinCores(world, vm, 0, 0);
  vms.numaNode[vm] = NONE;
  vms.farMib[vm] = 0;
  vms.remoteFraction[vm] = 0;
  vms.rehomedAtTick[vm] = 0;
}
