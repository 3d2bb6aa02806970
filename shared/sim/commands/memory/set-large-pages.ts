import type { HostId } from '#shared/ids.ts';
import { flag, row } from '#shared/payload.ts';
import { HOST_STATES } from '../../kernel/codes/index.ts';
import { defineCommand } from '../define.ts';

/** Whether a host backs its guests with large pages: shorter walks, but hardly anything to share. */
export const setLargePages = defineCommand({
  payload: { host: row<HostId>('hosts'), large: flag() },

  check({ hosts }, { host, large }) {
    if (hosts.state[host] === HOST_STATES.indexOf('none')) return { code: 'noSuchHost', host };
    return (hosts.largePages[host] === 1) === large ? { code: 'nothingToChange' } : undefined;
  },

  apply({ hosts, events }, { host, large }, by) {
    hosts.largePages[host] = large ? 1 : 0;
    events.push({ type: 'policyChanged', policy: 'largePages', value: hosts.largePages[host], by });
  },
});
