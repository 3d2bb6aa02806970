import type { HostId, VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { hostRefusal } from '../../capabilities/index.ts';
import { IMAGE_FINDINGS } from '../../kernel/codes/index.ts';
import { failMigration } from '../../placement/index.ts';
import { patchGuestNow } from '../../security/index.ts';
import { defineCommand } from '../define.ts';

const INFECTED = IMAGE_FINDINGS.indexOf('infected');

/** Builds a running guest anew with all patches that there are, and restarts it: what somebody had put into it is gone. */
export const patchGuest = defineCommand({
  payload: { vm: row<VmId>('vms') },

  check(world, { vm }) {
    const { vms, hall } = world;
    const unfit = hostRefusal(world, 'repairGuest', vms.host[vm] as HostId);
    if (unfit) return unfit;
    const clean = vms.compromised[vm] === 0 && vms.finding[vm] !== INFECTED;
    const fresh = vms.guestPatch[vm] >= hall.guestPatchLevel[0] && clean;
    return fresh ? { code: 'nothingToChange' } : undefined;
  },

  apply(world, { vm }, by) {
    failMigration(world, vm, 'vmStopped');
    patchGuestNow(world, vm);
    world.events.push({ type: 'guestPatched', vm, by });
  },
});
