import type { VmId } from '#shared/ids.ts';
import { flag, row } from '#shared/payload.ts';
import { VM_STATES } from '../../kernel/codes/index.ts';
import { cloneRefusal, startClone } from '../../lifecycle/cloning.ts';
import { defineCommand } from '../define.ts';

/** Makes a VM of the same tenant that is off into a fresh copy of a template. `identity`: as in `clone-vm.ts`. */
export const deployTemplate = defineCommand({
  payload: { vm: row<VmId>('vms'), into: row<VmId>('vms'), identity: flag() },

  check(world, { vm, into }) {
    if (world.vms.state[vm] === VM_STATES.indexOf('none')) return { code: 'noSuchVm', vm };
    if (world.vms.state[vm] !== VM_STATES.indexOf('template')) return { code: 'vmIsNotTemplate', vm };
    return cloneRefusal(world, vm, into, 'deploy');
  },

  apply: (world, { vm, into, identity }, by) => startClone(world, vm, into, 'deploy', identity, by),
});
