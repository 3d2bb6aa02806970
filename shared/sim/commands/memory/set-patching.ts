import type { HostId } from '#shared/ids.ts';
import { flag, row } from '#shared/payload.ts';
import { defineCommand } from '../define.ts';

/** Chooses whether a host keeps idle pages that are like others as patches; switched off, they become whole again. */
export const setPatching = defineCommand({
  payload: { host: row<HostId>('hosts'), patch: flag() },

  check({ hosts }, { host, patch }) {
    return hosts.pagePatching[host] === (patch ? 1 : 0) ? { code: 'nothingToChange' } : undefined;
  },

  apply({ hosts, events }, { host, patch }, by) {
    hosts.pagePatching[host] = patch ? 1 : 0;
    events.push({ type: 'policyChanged', policy: 'patching', value: hosts.pagePatching[host], by });
  },
});
