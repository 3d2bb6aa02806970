import type { HostId, VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { startBoot, startRefusal } from '../../lifecycle/index.ts';
import { targetRefusal } from '../../placement/index.ts';
import { defineCommand } from '../define.ts';

/** Starts a VM that is off where it stands; its memory is promised there already. */
export const powerOnVm = defineCommand({
  payload: { vm: row<VmId>('vms') },

  check(world, { vm }) {
    const host = world.vms.host[vm] as HostId;
    return targetRefusal(world, vm, host) ?? startRefusal(world, vm, host);
  },

  apply(world, { vm }, by) {
    startBoot(world, vm);
    world.events.push({ type: 'vmPlaced', vm, host: world.vms.host[vm] as HostId, by });
  },
});
