import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld } from '../kernel/world.ts';

/** Links from clone to base that are followed at most: a guard, as commands build none that is longer. */
export const MAX_LINKS = 8;

/**
 * Whether a VM can be started or moved anywhere: its disk, and every base that it shares, lies on storage that all hosts
 * reach. What is inside one host ties it to that host.
 */
export function isOnSharedStorage(world: OpenWorld, vm: VmId): boolean {
  return homeOf(world, vm) === NONE;
}

/** MiB that a storage migration of a VM has to copy: its disk and its snapshots, and its memory file if it is suspended. */
export function diskMibOf(world: OpenWorld, vm: VmId): number {
  return world.vms.diskMib[vm];
}

/** The only host that reaches all of a VM’s disks; `NONE` when all hosts do. */
function homeOf({ vms, datastores }: OpenWorld, vm: VmId): HostId | typeof NONE {
  let at: number = vm;
  for (let link = 0; link < MAX_LINKS && at !== NONE; link++) {
    const host = datastores.host[vms.datastore[at]];
    if (host !== NONE) return host as HostId;
    at = vms.base[at];
  }
  return NONE;
}

/** Whether a host reaches a VM’s disks now: they are shared, or inside it. */
function reaches(world: OpenWorld, vm: VmId, host: HostId): boolean {
  const home = homeOf(world, vm);
  return home === NONE || home === host;
}

/** Why a VM’s disks keep it from a host, or nothing. */
export function reachRefusal(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  return reaches(world, vm, host) ? undefined : { code: 'diskIsElsewhere', vm, host: homeOf(world, vm) as HostId };
}
