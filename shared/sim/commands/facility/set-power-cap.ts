import type { HostId } from '#shared/ids.ts';
import { int, row } from '#shared/payload.ts';
import { rackOf } from '../../kernel/tables/racks.ts';
import { defineCommand } from '../define.ts';

/** Sets what the rack of a host may draw; 0 takes the cap away. Hosts slow down to keep it, those with the cheapest guests first. */
export const setPowerCap = defineCommand({
  payload: { host: row<HostId>('hosts'), watts: int(0, 100_000) },

  check: ({ racks }, { host, watts }) => (racks.capW[rackOf(host)] === watts ? { code: 'nothingToChange' } : undefined),

  apply({ racks, events }, { host, watts }, by) {
    racks.capW[rackOf(host)] = watts;
    events.push({ type: 'policyChanged', policy: 'powerCap', value: watts, host, by });
  },
});
