import type { HostId, VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { startOrResume, startRefusal } from '../../lifecycle/index.ts';
import { arrivalRefusal, assignHost, partnerRefusal, reserveRefusal, targetRefusal } from '../../placement/index.ts';
import { defineCommand } from '../define.ts';

/** Puts a VM that stands nowhere on a host and starts it, if what the host has promised leaves room for it. */
export const placeVm = defineCommand({
  payload: { vm: row<VmId>('vms'), host: row<HostId>('hosts') },

  check(world, { vm, host }) {
    const { vms } = world;
    const unfit = startRefusal(world, vm, host);
    if (unfit) return unfit;
    if (vms.host[vm] === host) return targetRefusal(world, vm, host);
    return arrivalRefusal(world, vm, host) ?? partnerRefusal(world, vm, host) ?? reserveRefusal(world, vm, host);
  },

  apply(world, { vm, host }, by) {
    assignHost(world, vm, host);
    startOrResume(world, vm);
    world.events.push({ type: 'vmPlaced', vm, host, by });
  },
});
