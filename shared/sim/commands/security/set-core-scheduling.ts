import type { HostId } from '#shared/ids.ts';
import { flag, row } from '#shared/payload.ts';
import { defineCommand } from '../define.ts';

/** Lets only vCPUs of one tenant share the threads of a core at a time, or any: safer, and a fifth of what threads gain is lost. */
export const setCoreScheduling = defineCommand({
  payload: { host: row<HostId>('hosts'), coreScheduling: flag() },

  check({ hosts }, { host, coreScheduling }) {
    if (hosts.smt[host] === 0) return { code: 'noThreads', host };
    return (hosts.coreScheduling[host] === 1) === coreScheduling ? { code: 'nothingToChange' } : undefined;
  },

  apply({ hosts, events }, { host, coreScheduling }, by) {
    hosts.coreScheduling[host] = coreScheduling ? 1 : 0;
    events.push({ type: 'policyChanged', policy: 'coreScheduling', value: hosts.coreScheduling[host], host, by });
  },
});
