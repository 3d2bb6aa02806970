import type { VmId } from '#shared/ids.ts';
import { flag, row } from '#shared/payload.ts';
import { convertDisk, formatRefusal } from '../../lifecycle/index.ts';
import { defineCommand } from '../define.ts';

/** Makes the disk of a VM that is off take room only for what is written (thin), or all of its room (thick). */
export const setThin = defineCommand({
  payload: { vm: row<VmId>('vms'), thin: flag() },

  check(world, { vm, thin }) {
    return formatRefusal(world, vm, thin);
  },

  apply: (world, { vm, thin }) => convertDisk(world, vm, thin),
});
