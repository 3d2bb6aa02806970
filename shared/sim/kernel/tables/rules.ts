import type { TableSpec } from './columns.ts';

/** Rules of a player about which VMs stand together and on which hosts. Rows are reused. */
export const rules = {
  hidden: {},
  open: {
    kind: 'index of RULE_KINDS',
    vm: 'row of vms it speaks about, −1 = it speaks about a whole tenant',
    other: 'row of vms, hosts or tenants, after its kind',
    broken: 'flag: things are not as it says',
  },
} as const satisfies TableSpec;
