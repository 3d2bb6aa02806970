import type { TableSpec } from './columns.ts';

/**
 * What autoscaling found right at its last looks, a ring of rows for each tenant in turn: it gives VMs back only when none
 * of the looks within the stabilisation window wanted them.
 */
export const recommendations = {
  hidden: { vmsWanted: 'number of VMs, 0 = it has not looked yet' },
  open: {},
} as const satisfies TableSpec;
