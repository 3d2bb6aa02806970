import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { oneOf, row } from '#shared/payload.ts';
import { unreservedMib } from '../../cpu/index.ts';
import { GUESTS, HYPERVISORS, IO_PATHS } from '../../kernel/codes/index.ts';
import type { Refusal } from '../../kernel/refusals.ts';
import type { OpenWorld } from '../../kernel/world.ts';
import { rebuild } from '../../lifecycle/index.ts';
import { freeFunctions, offersPath } from '../../virtualization/index.ts';
import { defineCommand } from '../define.ts';

const RTOS = GUESTS.indexOf('rtos');

/** Chooses how a VM reaches its devices, as far as its host offers it. A VM that runs is restarted for it. */
export const setIoPath = defineCommand({
  payload: { vm: row<VmId>('vms'), path: oneOf(IO_PATHS) },

  check(world, { vm, path }) {
    const { vms, hosts } = world;
    if (vms.ioPath[vm] === IO_PATHS.indexOf(path)) return { code: 'nothingToChange' };
    if (vms.guest[vm] === RTOS && (path === 'virtio' || path === 'split')) return { code: 'kernelIsClosed', vm };
    if (vms.host[vm] === NONE) return undefined;
    const host = vms.host[vm] as HostId;
    if (!offersPath(HYPERVISORS[hosts.hypervisor[host]], path)) return { code: 'pathNotOffered', host };
    return path === 'passthrough' ? deviceRefusal(world, vm, host) : undefined;
  },

  apply(world, { vm, path }, by) {
    world.vms.ioPath[vm] = IO_PATHS.indexOf(path);
    rebuild(world, vm, by);
  },
});

/** A device needs a free function of the card, and all memory of its VM where it is: a promise that the host must be able to keep. */
function deviceRefusal(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  if (freeFunctions(world, host, vm) <= 0) return { code: 'noFreeFunction', host };
  const [needMib, freeMib] = [world.vms.memMib[vm], unreservedMib(world, host, vm)];
  return needMib > freeMib ? { code: 'notEnoughMemory', host, needMib, freeMib } : undefined;
}
