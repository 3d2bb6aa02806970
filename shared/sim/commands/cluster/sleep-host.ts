import type { HostId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { startTransition } from '../../cluster/index.ts';
import { awakeVms } from '../../lifecycle/index.ts';
import { incomingOf, leavingFrom } from '../../placement/index.ts';
import { defineCommand } from '../define.ts';

/**
 * Sends a host to sleep: at once when it runs nothing, or as soon as the last of its VMs has left when all are on their way
 * elsewhere. VMs that are off may stay on it.
 */
export const sleepHost = defineCommand({
  payload: { host: row<HostId>('hosts') },

  check(world, { host }) {
    const vms = awakeVms(world, host) - leavingFrom(world, host) + incomingOf(world, host);
    return vms > 0 ? { code: 'hostNotEmpty', host, vms } : undefined;
  },

  apply(world, { host }, by) {
    if (awakeVms(world, host) > 0) {
      world.hosts.standby[host] = 1;
      return;
    }
    startTransition(world, host, 'goingToSleep');
    world.events.push({ type: 'hostAsleep', host, by });
  },
});
