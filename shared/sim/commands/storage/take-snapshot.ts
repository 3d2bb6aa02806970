import type { VmId } from '#shared/ids.ts';
import { flag, row } from '#shared/payload.ts';
import { snapshotRefusal, takeSnapshot as take } from '../../lifecycle/index.ts';
import { defineCommand } from '../define.ts';

/** Keeps a VM’s disk as it is, and its memory if asked; what it writes from now on goes to a child disk. */
export const takeSnapshot = defineCommand({
  payload: { vm: row<VmId>('vms'), memory: flag() },
  check: (world, { vm, memory }) => snapshotRefusal(world, vm, memory),
  apply: (world, { vm, memory }, by) => take(world, vm, memory, false, by),
});
