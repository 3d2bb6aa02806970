import type { TableSpec } from './columns.ts';

/** Moves that the balancer would make, best first. Rewritten whenever it looks. */
export const suggestions = {
  hidden: {},
  open: {
    reason: 'index of MOVE_REASONS; none = a free row',
    vm: 'row of vms',
    from: 'row of hosts',
    to: 'row of hosts',
    gainPermille: '‰: by how much the imbalance would fall',
  },
} as const satisfies TableSpec;
