import type { TableSpec } from './columns.ts';

/** What was lost, and to what. A row is one tenant and one cause: row = tenant × number of `CAUSES` + cause. */
export const losses = {
  hidden: {
    goodTicks: 'VM-ticks owed and not good, since the start',
    weightedTicks: 'tier-weighted VM-ticks owed and not good, since the start',
    periodTicks: 'VM-ticks owed and not good, in this SLA period: who its credit is shared among',
    feeCents: 'cents: of the fee at full service that was not paid, since the start',
    feeFraction: 'cents of that which are not yet booked; below 0 what was booked ahead',
    creditCents: 'cents: given back as credits, since the start',
    firstTick: 'tick of the first loss, −1 = none',
    lastTick: 'tick of the last loss, −1 = none',
  },
  open: {},
} as const satisfies TableSpec;
