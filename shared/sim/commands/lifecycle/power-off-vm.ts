import type { VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { startStop } from '../../lifecycle/index.ts';
import { failMigration } from '../../placement/index.ts';
import { memoryWorkRefusal } from '../../storage/index.ts';
import { defineCommand } from '../define.ts';

/** Shuts a VM down; it keeps its place and its promised memory on the host. A move under way ends. */
export const powerOffVm = defineCommand({
  payload: { vm: row<VmId>('vms') },

  check: (world, { vm }) => memoryWorkRefusal(world, vm),

  apply(world, { vm }, by) {
    failMigration(world, vm, 'vmStopped');
    startStop(world, vm);
    world.events.push({ type: 'vmStopped', vm, by });
  },
});
