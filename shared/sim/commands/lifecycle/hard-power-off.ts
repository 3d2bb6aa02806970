import type { VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { pullThePlug } from '../../lifecycle/index.ts';
import { defineCommand } from '../define.ts';

/** Takes the power from a VM at once. What its guest had not written yet is lost, and its file system may suffer. */
export const hardPowerOff = defineCommand({
  payload: { vm: row<VmId>('vms') },

  check: () => undefined,

  apply: (world, { vm }, by) => pullThePlug(world, vm, by),
});
