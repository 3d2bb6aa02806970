import type { VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { VM_STATES } from '../codes.ts';
import { failMigration } from '../mechanisms/migration-booking.ts';
import { memoryWorkRefusal } from '../mechanisms/run-files.ts';
import { startStop } from '../mechanisms/vm-power.ts';
import { defineCommand } from './define.ts';

const STOPPABLE = [VM_STATES.indexOf('running'), VM_STATES.indexOf('booting')];

/** Shuts a VM down; it keeps its place and its promised memory on the host. A move under way ends. */
export const powerOffVm = defineCommand({
  payload: { vm: row<VmId>('vms') },

  check(world, { vm }) {
    const { vms } = world;
    if (vms.state[vm] === VM_STATES.indexOf('none')) return { code: 'noSuchVm', vm };
    return STOPPABLE.includes(vms.state[vm]) ? memoryWorkRefusal(world, vm) : { code: 'vmIsNotRunning', vm };
  },

  apply(world, { vm }, by) {
    failMigration(world, vm, 'vmStopped');
    startStop(world, vm);
    world.events.push({ type: 'vmStopped', vm, by });
  },
});
