import type { HostId } from '#shared/ids.ts';
import { flag, row } from '#shared/payload.ts';
import { defineCommand } from '../define.ts';

/** Lets no VM come to a host and cuts it off from the management of the cluster; its VMs go on, and may leave. */
export const quarantineHost = defineCommand({
  payload: { host: row<HostId>('hosts'), on: flag() },

  check({ hosts }, { host, on }) {
    return (hosts.quarantined[host] === 1) === on ? { code: 'nothingToChange' } : undefined;
  },

  apply({ hosts, events }, { host, on }, by) {
    hosts.quarantined[host] = on ? 1 : 0;
    events.push({ type: 'hostQuarantined', host, on, by });
  },
});
