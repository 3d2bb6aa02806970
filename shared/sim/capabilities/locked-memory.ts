import { IO_PATHS } from '../kernel/codes/index.ts';
import type { OpenWorld } from '../kernel/world.ts';

type Vms = Pick<OpenWorld['vms'], 'ioPath' | 'memMib' | 'reservedMib'>;

const PASSTHROUGH = IO_PATHS.indexOf('passthrough');

/** Whether a VM owns a device of its host, which then reads and writes the memory of the guest by itself. */
export function ownsDevice({ ioPath }: Pick<Vms, 'ioPath'>, vm: number): boolean {
  return ioPath[vm] === PASSTHROUGH;
}

/**
 * Memory of a guest that its host must keep where it is, in MiB: what is reserved for it, and all of it if a device writes
 * into it by itself (VMware and VFIO ask for a full reservation for passed-through devices; unverified). No balloon, cache,
 * swap device, tax, merge or order takes any of it.
 */
export function lockedMib(vms: Vms, vm: number): number {
  return ownsDevice(vms, vm) ? vms.memMib[vm] : vms.reservedMib[vm];
}
