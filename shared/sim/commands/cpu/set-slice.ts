import type { HostId } from '#shared/ids.ts';
import { int, row } from '#shared/payload.ts';
import { defineCommand } from '../define.ts';

/** Sets how long a vCPU runs before it is another's turn, in ms: short turns cost switches, long ones make others wait. */
export const setSlice = defineCommand({
  payload: { host: row<HostId>('hosts'), ms: int(1, 1000) },

  check({ hosts }, { host, ms }) {
    return hosts.sliceMs[host] === ms ? { code: 'nothingToChange' } : undefined;
  },

  apply({ hosts, events }, { host, ms }, by) {
    hosts.sliceMs[host] = ms;
    events.push({ type: 'policyChanged', policy: 'slice', value: ms, by });
  },
});
