import type { HostId, VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { vmIs } from '../../capabilities/index.ts';
import { resume, startRefusal } from '../../lifecycle/index.ts';
import { targetRefusal } from '../../placement/index.ts';
import { copyRefusal } from '../../storage/index.ts';
import { defineCommand } from '../define.ts';

/** Lets a guest go on from where it was stopped; one in a file is read back first. */
export const resumeVm = defineCommand({
  payload: { vm: row<VmId>('vms') },

  check(world, { vm }) {
    const host = world.vms.host[vm] as HostId;
    if (vmIs(world, 'paused', vm)) return copyRefusal(world, vm);
    return targetRefusal(world, vm, host) ?? startRefusal(world, vm, host) ?? copyRefusal(world, vm);
  },

  apply: (world, { vm }) => resume(world, vm),
});
