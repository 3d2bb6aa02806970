import type { VmId } from '#shared/ids.ts';
import { flag, row } from '#shared/payload.ts';
import { cloneRefusal, startClone } from '../../lifecycle/index.ts';
import { defineCommand } from '../define.ts';

/** Makes a VM of the same tenant that is off into a fresh copy of a template. `identity`: as in `clone-vm.ts`. */
export const deployTemplate = defineCommand({
  payload: { vm: row<VmId>('vms'), into: row<VmId>('vms'), identity: flag() },

  check(world, { vm, into }) {
    return cloneRefusal(world, vm, into, 'deploy');
  },

  apply: (world, { vm, into, identity }, by) => startClone(world, vm, into, 'deploy', identity, by),
});
