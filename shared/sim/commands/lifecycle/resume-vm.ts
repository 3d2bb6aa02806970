import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { VM_STATES } from '../../kernel/codes/index.ts';
import { resume, startRefusal } from '../../lifecycle/vm-life.ts';
import { targetRefusal } from '../../placement/host-availability.ts';
import { copyRefusal } from '../../storage/disk-copies.ts';
import { defineCommand } from '../define.ts';

/** Lets a guest go on from where it was stopped; one in a file is read back first. */
export const resumeVm = defineCommand({
  payload: { vm: row<VmId>('vms') },

  check(world, { vm }) {
    const { vms } = world;
    const state = VM_STATES[vms.state[vm]];
    if (state === 'none') return { code: 'noSuchVm', vm };
    if (state === 'paused') return copyRefusal(world, vm);
    if (state !== 'suspended') return { code: 'vmIsNotSuspended', vm };
    if (vms.host[vm] === NONE) return { code: 'vmIsNotPlaced', vm };
    const host = vms.host[vm] as HostId;
    return targetRefusal(world, vm, host) ?? startRefusal(world, vm, host) ?? copyRefusal(world, vm);
  },

  apply: (world, { vm }) => resume(world, vm),
});
