import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { int, row } from '#shared/payload.ts';
import { ownsDevice } from '../../capabilities/index.ts';
import { unreservedMib } from '../../cpu/index.ts';
import { VM_STATES } from '../../kernel/codes/index.ts';
import type { Refusal } from '../../kernel/refusals.ts';
import type { OpenWorld } from '../../kernel/world.ts';
import { contractedSize, growsWhileRunning, resize } from '../../lifecycle/index.ts';
import { overheadMib } from '../../memory/index.ts';
import { committableMib, guestNeedMib, mostVcpus, spareBeyondReserveMib } from '../../placement/index.ts';
import { defineCommand } from '../define.ts';

interface Size {
  readonly vm: VmId;
  readonly vcpus: number;
  readonly memMib: number;
}

/**
 * Gives a VM more vCPUs and memory than it was ordered with, or takes them back; its work stays the same. While it runs it
 * can only grow, and only if its guest takes hot-added hardware.
 */
export const resizeVm = defineCommand({
  payload: { vm: row<VmId>('vms'), vcpus: int(1, 256), memMib: int(64, 16_777_216) },

  check(world, size) {
    const { vms } = world;
    const { vm, vcpus, memMib } = size;
    if (vms.vcpus[vm] === vcpus && vms.memMib[vm] === memMib) return { code: 'nothingToChange' };
    const least = contractedSize(world, vm);
    if (vcpus < least.vcpus || memMib < least.memMib) return { code: 'belowContract', vm, ...least };
    if (vms.reservedMib[vm] > memMib) return { code: 'reservedAboveMemory', vm, maxMib: memMib };
    return guestRefusal(world, size) ?? roomRefusal(world, size);
  },

  apply(world, { vm, vcpus, memMib }, by) {
    resize(world, vm, vcpus, memMib);
    world.events.push({ type: 'vmResized', vm, vcpus, memMib, by });
  },
});

function guestRefusal({ vms }: OpenWorld, { vm, vcpus, memMib }: Size): Refusal | undefined {
  if (VM_STATES[vms.state[vm]] === 'off' || VM_STATES[vms.state[vm]] === 'lost') return undefined;
  if (vcpus < vms.vcpus[vm] || memMib < vms.memMib[vm]) return { code: 'guestCannotShrink', vm };
  return growsWhileRunning(vms.guest[vm]) ? undefined : { code: 'guestCannotGrow', vm };
}

function roomRefusal(world: OpenWorld, { vm, vcpus, memMib }: Size): Refusal | undefined {
  const { vms, hosts, hall } = world;
  if (vms.host[vm] === NONE) return undefined;
  const host = vms.host[vm] as HostId;
  const maxVcpus = mostVcpus(hosts, host);
  if (vcpus > vms.vcpus[vm] && vcpus > maxVcpus) return { code: 'tooManyVcpus', host, maxVcpus };
  const needMib = memMib + overheadMib(memMib) - guestNeedMib(world, vm);
  const freeMib = committableMib(world, host);
  if (needMib > 0 && needMib > freeMib) return { code: 'notEnoughMemory', host, needMib, freeMib };
  const lockableMib = ownsDevice(vms, vm) ? unreservedMib(world, host, vm) : memMib;
  if (memMib > lockableMib) return { code: 'notEnoughMemory', host, needMib: memMib, freeMib: lockableMib };
  const spareMib = hall.haReserve[0] > 0 ? spareBeyondReserveMib(world) : needMib;
  return needMib > 0 && needMib > spareMib ? { code: 'notEnoughReserve', host, needMib, spareMib } : undefined;
}
