import type { VmId } from '#shared/ids.ts';
import { flag, row } from '#shared/payload.ts';
import { VM_STATES } from '../../kernel/codes/index.ts';
import { convertDisk, formatRefusal } from '../../lifecycle/disk-format.ts';
import { defineCommand } from '../define.ts';

/** Makes the disk of a VM that is off take room only for what is written (thin), or all of its room (thick). */
export const setThin = defineCommand({
  payload: { vm: row<VmId>('vms'), thin: flag() },

  check(world, { vm, thin }) {
    if (world.vms.state[vm] === VM_STATES.indexOf('none')) return { code: 'noSuchVm', vm };
    return formatRefusal(world, vm, thin);
  },

  apply: (world, { vm, thin }) => convertDisk(world, vm, thin),
});
