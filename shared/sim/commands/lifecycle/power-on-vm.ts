import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { VM_STATES } from '../../kernel/codes/index.ts';
import { filesRefusal, startRefusal } from '../../lifecycle/vm-life.ts';
import { startBoot } from '../../lifecycle/vm-power.ts';
import { targetRefusal } from '../../placement/host-availability.ts';
import { defineCommand } from '../define.ts';

/** Starts a VM that is off where it stands; its memory is promised there already. */
export const powerOnVm = defineCommand({
  payload: { vm: row<VmId>('vms') },

  check(world, { vm }) {
    const { vms } = world;
    const state = VM_STATES[vms.state[vm]];
    if (state === 'none') return { code: 'noSuchVm', vm };
    if (vms.migration[vm] !== NONE) return { code: 'vmIsMigrating', vm };
    if (state === 'suspended') return { code: 'vmIsSuspended', vm };
    if (state !== 'off' && state !== 'lost') return filesRefusal(world, vm) ?? { code: 'vmIsRunning', vm };
    if (vms.host[vm] === NONE) return { code: 'vmIsNotPlaced', vm };
    const host = vms.host[vm] as HostId;
    return targetRefusal(world, vm, host) ?? startRefusal(world, vm, host);
  },

  apply(world, { vm }, by) {
    startBoot(world, vm);
    world.events.push({ type: 'vmPlaced', vm, host: world.vms.host[vm] as HostId, by });
  },
});
