import type { VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { snapshotRefusal, takeSnapshot } from '../../lifecycle/index.ts';
import { defineCommand } from '../define.ts';

/** Keeps a running VM with its memory as evidence, and says what is found in it: whether somebody else is at work. */
export const forensicSnapshot = defineCommand({
  payload: { vm: row<VmId>('vms') },
  check: (world, { vm }) => snapshotRefusal(world, vm, true),
  apply: (world, { vm }, by) => takeSnapshot(world, vm, true, true, by),
});
