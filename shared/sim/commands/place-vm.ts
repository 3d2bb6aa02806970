import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { VM_STATES } from '../codes.ts';
import { promise } from '../mechanisms/admission.ts';
import { reserveRefusal } from '../mechanisms/ha-reserve.ts';
import { targetRefusal } from '../mechanisms/host-power.ts';
import { partnerRefusal } from '../mechanisms/placement-rules.ts';
import { arrivalRefusal } from '../mechanisms/placing.ts';
import { startBoot } from '../mechanisms/vm-power.ts';
import { defineCommand } from './define.ts';

/** Puts a VM that stands nowhere on a host and starts it, if what the host has promised leaves room for it. */
export const placeVm = defineCommand({
  payload: { vm: row<VmId>('vms'), host: row<HostId>('hosts') },

  check(world, { vm, host }) {
    const { vms } = world;
    const state = VM_STATES[vms.state[vm]];
    if (state === 'none') return { code: 'noSuchVm', vm };
    if (vms.migration[vm] !== NONE) return { code: 'vmIsMigrating', vm };
    if (state !== 'off' && state !== 'lost') return { code: 'vmIsRunning', vm };
    if (vms.host[vm] === host) return targetRefusal(world, vm, host);
    return arrivalRefusal(world, vm, host) ?? partnerRefusal(world, vm, host) ?? reserveRefusal(world, vm, host);
  },

  apply(world, { vm, host }, by) {
    promise(world, vm, host);
    startBoot(world, vm);
    world.events.push({ type: 'vmPlaced', vm, host, by });
  },
});
