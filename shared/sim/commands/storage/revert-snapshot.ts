import type { VmId } from '#shared/ids.ts';
import { int, row } from '#shared/payload.ts';
import { revert, revertRefusal } from '../../lifecycle/index.ts';
import { MAX_DEPTH } from '../../storage/index.ts';
import { defineCommand } from '../define.ts';

/** Takes a VM back to a snapshot (1 = its oldest): all that it wrote since is lost, and later snapshots with it. */
export const revertSnapshot = defineCommand({
  payload: { vm: row<VmId>('vms'), depth: int(1, MAX_DEPTH) },
  check: (world, { vm, depth }) => revertRefusal(world, vm, depth),
  apply: (world, { vm, depth }, by) => revert(world, vm, depth, by),
});
