import type { HostId, VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { VM_STATES } from '../../kernel/codes/index.ts';
import { failMigration } from '../../placement/migration-booking.ts';
import { patchGuestNow } from '../../security/guest-patching.ts';
import { defineCommand } from '../define.ts';

const RUNNING = VM_STATES.indexOf('running');

/** Builds a running guest anew with all patches that there are, and restarts it: what somebody had put into it is gone. */
export const patchGuest = defineCommand({
  payload: { vm: row<VmId>('vms') },

  check({ vms, hosts, hall }, { vm }) {
    if (vms.state[vm] === VM_STATES.indexOf('none')) return { code: 'noSuchVm', vm };
    if (vms.state[vm] !== RUNNING) return { code: 'vmIsNotRunning', vm };
    const host = vms.host[vm] as HostId;
    if (hosts.compromised[host] === 1) return { code: 'hostIsCompromised', host };
    const fresh = vms.guestPatch[vm] >= hall.guestPatchLevel[0] && vms.compromised[vm] === 0;
    return fresh ? { code: 'nothingToChange' } : undefined;
  },

  apply(world, { vm }, by) {
    failMigration(world, vm, 'vmStopped');
    patchGuestNow(world, vm);
    world.events.push({ type: 'guestPatched', vm, by });
  },
});
