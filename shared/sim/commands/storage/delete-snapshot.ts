import type { VmId } from '#shared/ids.ts';
import { int, row } from '#shared/payload.ts';
import { mergeRefusal, startMerge } from '../../lifecycle/index.ts';
import { MAX_DEPTH } from '../../storage/index.ts';
import { defineCommand } from '../define.ts';

/** Gives up a snapshot (1 = the VM’s oldest): its child disk is written into its parent. The VM stays as it is. */
export const deleteSnapshot = defineCommand({
  payload: { vm: row<VmId>('vms'), depth: int(1, MAX_DEPTH) },
  check: (world, { vm, depth }) => mergeRefusal(world, vm, depth),
  apply: (world, { vm, depth }) => startMerge(world, vm, depth),
});
