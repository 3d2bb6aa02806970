import type { VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { VM_STATES } from '../../kernel/codes/index.ts';
import { startStop } from '../../lifecycle/vm-power.ts';
import { failMigration } from '../../placement/migration-booking.ts';
import { memoryWorkRefusal } from '../../storage/run-files.ts';
import { defineCommand } from '../define.ts';

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
