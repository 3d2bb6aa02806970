import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { VM_STATES } from '../../kernel/codes/index.ts';
import { filesRefusal, startOrResume, startRefusal } from '../../lifecycle/vm-life.ts';
import { promise } from '../../placement/admission.ts';
import { reserveRefusal } from '../../placement/ha-reserve.ts';
import { targetRefusal } from '../../placement/host-availability.ts';
import { partnerRefusal } from '../../placement/placement-rules.ts';
import { arrivalRefusal } from '../../placement/placing.ts';
import { defineCommand } from '../define.ts';

/** Puts a VM that stands nowhere on a host and starts it, if what the host has promised leaves room for it. */
export const placeVm = defineCommand({
  payload: { vm: row<VmId>('vms'), host: row<HostId>('hosts') },

  check(world, { vm, host }) {
    const { vms } = world;
    const state = VM_STATES[vms.state[vm]];
    if (state === 'none') return { code: 'noSuchVm', vm };
    if (vms.migration[vm] !== NONE) return { code: 'vmIsMigrating', vm };
    const resting = state === 'off' || state === 'lost' || state === 'suspended';
    if (!resting) return filesRefusal(world, vm) ?? { code: 'vmIsRunning', vm };
    const unfit = startRefusal(world, vm, host);
    if (unfit) return unfit;
    if (vms.host[vm] === host) return targetRefusal(world, vm, host);
    return arrivalRefusal(world, vm, host) ?? partnerRefusal(world, vm, host) ?? reserveRefusal(world, vm, host);
  },

  apply(world, { vm, host }, by) {
    promise(world, vm, host);
    startOrResume(world, vm);
    world.events.push({ type: 'vmPlaced', vm, host, by });
  },
});
