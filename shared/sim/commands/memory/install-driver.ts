import type { VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { driverRefusal, orderDriver } from '../../lifecycle/index.ts';
import { defineCommand } from '../define.ts';

/** Has a balloon driver put into a guest, so that its host can ask it for memory. */
export const installDriver = defineCommand({
  payload: { vm: row<VmId>('vms') },

  check: (world, { vm }) => driverRefusal(world, vm),

  apply: (world, { vm }, by) => orderDriver(world, vm, by),
});
