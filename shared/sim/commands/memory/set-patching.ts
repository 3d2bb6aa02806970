import type { HostId } from '#shared/ids.ts';
import { flag, row } from '#shared/payload.ts';
import { HOST_STATES } from '../../kernel/codes/index.ts';
import { defineCommand } from '../define.ts';

/** Chooses whether a host keeps idle pages that are like others as patches; switched off, they become whole again. */
export const setPatching = defineCommand({
  payload: { host: row<HostId>('hosts'), patch: flag() },

  check({ hosts }, { host, patch }) {
    if (hosts.state[host] === HOST_STATES.indexOf('none')) return { code: 'noSuchHost', host };
    return hosts.pagePatching[host] === (patch ? 1 : 0) ? { code: 'nothingToChange' } : undefined;
  },

  apply({ hosts, events }, { host, patch }, by) {
    hosts.pagePatching[host] = patch ? 1 : 0;
    events.push({ type: 'policyChanged', policy: 'patching', value: hosts.pagePatching[host], by });
  },
});
