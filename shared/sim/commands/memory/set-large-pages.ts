import type { HostId } from '#shared/ids.ts';
import { flag, row } from '#shared/payload.ts';
import { defineCommand } from '../define.ts';

/** Whether a host backs its guests with large pages: shorter walks, but hardly anything to share. */
export const setLargePages = defineCommand({
  payload: { host: row<HostId>('hosts'), large: flag() },

  check({ hosts }, { host, large }) {
    return (hosts.largePages[host] === 1) === large ? { code: 'nothingToChange' } : undefined;
  },

  apply({ hosts, events }, { host, large }, by) {
    hosts.largePages[host] = large ? 1 : 0;
    events.push({ type: 'policyChanged', policy: 'largePages', value: hosts.largePages[host], by });
  },
});
