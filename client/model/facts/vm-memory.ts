import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { at } from './cell.ts';

/** Where the configured memory of a VM is, in MiB; the parts add up to it. */
export interface VmMemory {
  readonly private: number;
  readonly shared: number;
  readonly ballooned: number;
  readonly compressed: number;
  readonly swapped: number;
  readonly untouched: number;
}

/** What is touched and neither ballooned, shared, compressed nor swapped has memory of its own; patches are small, too. */
export function vmMemory({ vms }: OpenWorld, vm: number): VmMemory {
  const [shared, ballooned] = [at(vms.sharedMib, vm), at(vms.balloonedMib, vm)];
  const compressed = at(vms.compressedMib, vm) + at(vms.patchedMib, vm);
  const swapped = at(vms.swappedMib, vm);
  const elsewhere = shared + ballooned + compressed + swapped;
  const own = Math.max(0, at(vms.touchedMib, vm) - elsewhere);
  const untouched = Math.max(0, at(vms.memMib, vm) - own - elsewhere);
  return { private: own, shared, ballooned, compressed, swapped, untouched };
}
