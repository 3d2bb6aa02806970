import { int } from '#shared/payload.ts';
import { defineCommand } from '../define.ts';

/** Sets how much memory every host may promise, in percent of what it has. VMs that stand already stay. */
export const setOvercommit = defineCommand({
  payload: { percent: int(100, 200) },

  check: ({ hall }, { percent }) => (hall.overcommitPercent[0] === percent ? { code: 'nothingToChange' } : undefined),

  apply({ hall, events }, { percent }, by) {
    hall.overcommitPercent[0] = percent;
    events.push({ type: 'policyChanged', policy: 'overcommit', value: percent, by });
  },
});
