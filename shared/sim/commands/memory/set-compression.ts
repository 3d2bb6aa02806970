import type { HostId } from '#shared/ids.ts';
import { flag, row } from '#shared/payload.ts';
import { defineCommand } from '../define.ts';

/** Chooses whether a host that is short of memory compresses pages before it swaps. What is compressed stays so. */
export const setCompression = defineCommand({
  payload: { host: row<HostId>('hosts'), compress: flag() },

  check({ hosts, scenario }, { host, compress }) {
    if (!scenario.policies.rungs.compression) return { code: 'notInThisScenario' };
    return hosts.compression[host] === (compress ? 1 : 0) ? { code: 'nothingToChange' } : undefined;
  },

  apply({ hosts, events }, { host, compress }, by) {
    hosts.compression[host] = compress ? 1 : 0;
    events.push({ type: 'policyChanged', policy: 'compression', value: hosts.compression[host], by });
  },
});
