import type { TableSpec } from './columns.ts';

/**
 * The loss ledger as it stood at the end of each day of a game but the last, which ends with the game. A row is a day, a tenant
 * and a cause: row = day × rows of `losses` + row of `losses`.
 */
export const dayLosses = {
  hidden: {
    goodTicks: 'VM-ticks owed and not good, from the start to the end of that day',
    weightedTicks: 'the same, each weighted by the tier that the tenant had then',
    feeCents: 'cents: of the fee at full service that was not paid, to the end of that day',
    creditCents: 'cents: given back as credits, to the end of that day',
  },
  open: {},
} as const satisfies TableSpec;
