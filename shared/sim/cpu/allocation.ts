import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { lockedMib } from '../capabilities/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld } from '../kernel/world.ts';
import { overheadMib } from '../memory/index.ts';
import { hypervisorOwnMib } from '../virtualization/index.ts';

/** Cycles of a host that no VM but `except` has as its floor, in MHz. */
export function unreservedMhz(world: OpenWorld, host: HostId, except: VmId | typeof NONE = NONE): number {
  const { hosts, vms } = world;
  let freeMhz = (hosts.cores[host] - hosts.pinnedCores[host]) * hosts.coreMhz[host];
  for (let vm = 0; vm < vms.rows; vm++) {
    // A pinned VM has its floor on its own cores.
    const pinned = vms.host[vm] === host && vms.pinnedCores[vm] > 0;
    if (vm !== except && !pinned && counts(world, vm, host)) freeMhz -= vms.reservationMhz[vm];
  }
  return freeMhz;
}

/** Machine memory of a host that is neither overhead nor locked for a VM other than `except`, in MiB. */
export function unreservedMib(world: OpenWorld, host: HostId, except: VmId | typeof NONE = NONE): number {
  const { hosts, vms } = world;
  let freeMib = hosts.memMib[host] - hypervisorOwnMib(hosts, host);
  for (let vm = 0; vm < vms.rows; vm++) {
    if (!counts(world, vm, host)) continue;
    freeMib -= overheadMib(vms.memMib[vm]);
    if (vm !== except) freeMib -= lockedMib(vms, vm);
  }
  return freeMib;
}

/** Whether a host must keep a VM's floors: it stands there or is on its way there. */
function counts({ vms, migrations }: OpenWorld, vm: number, host: HostId): boolean {
  return vms.host[vm] === host || (vms.migration[vm] !== NONE && migrations.to[vms.migration[vm]] === host);
}

/** Why a host cannot keep a VM's floors beside those that it has promised, or nothing. */
export function reservationRefusal(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  const needMhz = world.vms.reservationMhz[vm];
  const needMib = lockedMib(world.vms, vm);
  // Adding up a host's floors takes a pass over all VMs, and most VMs have none.
  const freeMhz = needMhz > 0 ? unreservedMhz(world, host, vm) : 0;
  if (needMhz > freeMhz) return { code: 'reservationTooLarge', host, needMhz, freeMhz };
  const freeMib = needMib > 0 ? unreservedMib(world, host, vm) : 0;
  return needMib > freeMib ? { code: 'notEnoughMemory', host, needMib, freeMib } : undefined;
}
