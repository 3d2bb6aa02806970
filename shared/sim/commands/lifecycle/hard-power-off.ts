import type { VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { VM_STATES } from '../../kernel/codes/index.ts';
import { isPowerOn, pullThePlug } from '../../lifecycle/hard-power-off.ts';
import { defineCommand } from '../define.ts';

/** Takes the power from a VM at once. What its guest had not written yet is lost, and its file system may suffer. */
export const hardPowerOff = defineCommand({
  payload: { vm: row<VmId>('vms') },

  check({ vms }, { vm }) {
    if (vms.state[vm] === VM_STATES.indexOf('none')) return { code: 'noSuchVm', vm };
    return isPowerOn(vms.state[vm]) ? undefined : { code: 'vmIsNotRunning', vm };
  },

  apply: (world, { vm }, by) => pullThePlug(world, vm, by),
});
