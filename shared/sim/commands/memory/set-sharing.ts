import type { HostId } from '#shared/ids.ts';
import { oneOf, row } from '#shared/payload.ts';
import { SHARING_POLICIES } from '../../kernel/codes/index.ts';
import { defineCommand } from '../define.ts';

/** Chooses which pages a host may merge: none, those of one tenant's VMs, those of all. */
export const setSharing = defineCommand({
  payload: { host: row<HostId>('hosts'), policy: oneOf(SHARING_POLICIES) },

  check({ hosts }, { host, policy }) {
    return hosts.sharing[host] === SHARING_POLICIES.indexOf(policy) ? { code: 'nothingToChange' } : undefined;
  },

  apply({ hosts, events }, { host, policy }, by) {
    hosts.sharing[host] = SHARING_POLICIES.indexOf(policy);
    events.push({ type: 'policyChanged', policy: 'sharing', value: hosts.sharing[host], by });
  },
});
