import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { int, row } from '#shared/payload.ts';
import { ownerOfCores, pinCores, unpinnedVms, unreservedMhz } from '../../cpu/index.ts';
import type { Refusal } from '../../kernel/refusals.ts';
import type { OpenWorld } from '../../kernel/world.ts';
import { incomingOf } from '../../placement/index.ts';
import { defineCommand } from '../define.ts';

/**
 * Gives a VM cores of its host for itself, from `first` on; 0 cores let it run on any again. It sees the host's caches and
 * nodes then, and nobody else uses those cores, but it cannot move while it runs.
 */
export const pinVm = defineCommand({
  payload: { vm: row<VmId>('vms'), first: int(0, 1023), cores: int(0, 1024) },

  check(world, { vm, first, cores }) {
    const { vms, hosts } = world;
    const host = vms.host[vm] as HostId;
    if (cores === 0) return vms.pinnedCores[vm] === 0 ? { code: 'nothingToChange' } : undefined;
    if (first + cores > hosts.cores[host]) return { code: 'noSuchCores', host, cores: hosts.cores[host] };
    if (vms.pinnedCores[vm] === cores && vms.pinnedFirst[vm] === first) return { code: 'nothingToChange' };
    const owner = ownerOfCores(world, host, first, cores, vm);
    return owner === NONE ? othersRefusal(world, vm, host, cores) : { code: 'coresAreTaken', vm: owner };
  },

  apply(world, { vm, first, cores }, by) {
    pinCores(world, vm, first, cores);
    world.events.push({ type: 'vmPinned', vm, cores, by });
  },
});

/** What is left must do for all others: at least a core if there are any, and the floors that they were promised. */
function othersRefusal(world: OpenWorld, vm: VmId, host: HostId, cores: number): Refusal | undefined {
  const { vms, hosts } = world;
  const others = unpinnedVms(world, host, vm) + incomingOf(world, host);
  const left = hosts.cores[host] - hosts.pinnedCores[host] + vms.pinnedCores[vm] - cores;
  if (others > 0 && left < 1) return { code: 'othersNeedCores', host, vms: others };
  const takenMhz = (cores - vms.pinnedCores[vm]) * hosts.coreMhz[host];
  const freeMhz = unreservedMhz(world, host, vm);
  return takenMhz > freeMhz ? { code: 'reservationTooLarge', host, needMhz: takenMhz, freeMhz } : undefined;
}
