import type { HostId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { startTransition } from '../../cluster/hosts/host-power.ts';
import { awakeVms } from '../../lifecycle/vm-power.ts';
import { hostObstacle } from '../../placement/host-availability.ts';
import { incomingOf } from '../../placement/migration-booking.ts';
import { defineCommand } from '../define.ts';

/** Sends a host to sleep that runs nothing and takes part in no move. VMs that are off may stay on it. */
export const sleepHost = defineCommand({
  payload: { host: row<HostId>('hosts') },

  check(world, { host }) {
    const obstacle = hostObstacle(world, host);
    if (obstacle) return obstacle;
    const vms = awakeVms(world, host) + incomingOf(world, host);
    return vms > 0 ? { code: 'hostNotEmpty', host, vms } : undefined;
  },

  apply(world, { host }, by) {
    startTransition(world, host, 'goingToSleep');
    world.events.push({ type: 'hostAsleep', host, by });
  },
});
