import { NONE, type VmId } from '#shared/ids.ts';
import { siblingOf } from '../../lifecycle/index.ts';
import { defineDisturbance } from '../define.ts';

/** A VM answers to the name and address of another one of its tenant, as if its identity step had been left out. */
export const duplicateIdentity = defineDisturbance({
  subject: 'vm',
  announced: false,
  lengthS: 0,
  refusal: (world, vm) => (siblingOf(world, vm) === NONE ? { code: 'noOtherVm', vm: vm as VmId } : undefined),
  start(world, vm) {
    const other = siblingOf(world, vm);
    if (other !== NONE) world.vms.identity[vm] = world.vms.identity[other];
  },
});
