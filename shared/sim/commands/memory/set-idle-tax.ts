import { int } from '#shared/payload.ts';
import { defineCommand } from '../define.ts';

const PERMILLE_PER_PERCENT = 10;

/** Sets the tax on idle memory of all hosts, in percent: the higher, the more is taken from guests that do not use theirs. */
export const setIdleTax = defineCommand({
  payload: { percent: int(0, 95) },

  check: ({ hall }, { percent }) =>
    hall.idleTaxPermille[0] === percent * PERMILLE_PER_PERCENT ? { code: 'nothingToChange' } : undefined,

  apply({ hall, events }, { percent }, by) {
    hall.idleTaxPermille[0] = percent * PERMILLE_PER_PERCENT;
    events.push({ type: 'policyChanged', policy: 'idleTax', value: percent, by });
  },
});
