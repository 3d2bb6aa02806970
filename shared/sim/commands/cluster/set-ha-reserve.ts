import { int } from '#shared/payload.ts';
import { defineCommand } from '../define.ts';

/** Sets how many host failures must stay absorbable: placing more than that leaves room for is refused. */
export const setHaReserve = defineCommand({
  payload: { hosts: int(0, 2) },

  check: ({ hall }, { hosts }) => (hall.haReserve[0] === hosts ? { code: 'nothingToChange' } : undefined),

  apply({ hall, events }, { hosts }, by) {
    hall.haReserve[0] = hosts;
    events.push({ type: 'policyChanged', policy: 'haReserve', value: hosts, by });
  },
});
