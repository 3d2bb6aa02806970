import type { TableSpec } from './columns.ts';

/** Things that need somebody. Rows are reused; the oldest acknowledged one makes room when all are taken. */
export const incidents = {
  hidden: {},
  open: {
    state: 'index of INCIDENT_STATES',
    kind: 'index of INCIDENT_KINDS',
    subject: 'row of the table that the kind speaks about (vms, hosts, migrations)',
    cause: 'index of CAUSES',
    sinceTick: 'tick',
    acknowledgedBy: 'seat number, −1 = nobody',
  },
} as const satisfies TableSpec;
