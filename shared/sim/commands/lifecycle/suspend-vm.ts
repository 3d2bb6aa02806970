import type { VmId } from '#shared/ids.ts';
import { flag, row } from '#shared/payload.ts';
import { suspend, suspendRefusal } from '../../lifecycle/index.ts';
import { defineCommand } from '../define.ts';

/** Stops a guest where it is. Its memory stays on the host; with `disk` it goes to a file, and the host has its own back. */
export const suspendVm = defineCommand({
  payload: { vm: row<VmId>('vms'), disk: flag() },

  check: (world, { vm, disk }) => suspendRefusal(world, vm, disk),

  apply(world, { vm, disk }, by) {
    suspend(world, vm, disk);
    world.events.push({ type: 'vmPaused', vm, by });
  },
});
