import type { HostId } from '#shared/ids.ts';
import { int, row } from '#shared/payload.ts';
import { rackOf } from '../../kernel/tables/racks.ts';
import { defineCommand } from '../define.ts';

/**
 * Sets how warm the air is that the rack of a host is given. Warmer air costs less to make and leaves less time when the
 * cooling fails. From the least that ASHRAE recommends to the most that it allows for class A1 (18–32 °C; limits of the
 * class unverified).
 */
export const setCooling = defineCommand({
  payload: { host: row<HostId>('hosts'), celsius: int(18, 32) },

  check: ({ racks }, { host, celsius }) =>
    racks.setPointC[rackOf(host)] === celsius ? { code: 'nothingToChange' } : undefined,

  apply({ racks, events }, { host, celsius }, by) {
    racks.setPointC[rackOf(host)] = celsius;
    events.push({ type: 'policyChanged', policy: 'cooling', value: celsius, host, by });
  },
});
