import type { HostId } from '#shared/ids.ts';
import { flag, row } from '#shared/payload.ts';
import { strandedVms } from '../../cluster/index.ts';
import { defineCommand } from '../define.ts';

/**
 * Closes a host for new VMs and moves the running ones away, smallest writable working set first; or opens it again. It stays
 * closed until opened.
 */
export const setMaintenance = defineCommand({
  payload: { host: row<HostId>('hosts'), on: flag() },

  check(world, { host, on }) {
    if ((world.hosts.maintenance[host] === 1) === on) return { code: 'nothingToChange' };
    const vms = on ? strandedVms(world, host) : 0;
    return vms > 0 ? { code: 'wouldStrand', vms } : undefined;
  },

  apply({ hosts, events }, { host, on }, by) {
    hosts.maintenance[host] = on ? 1 : 0;
    events.push({ type: 'hostMaintained', host, on, by });
  },
});
