import type { TableSpec } from './columns.ts';

/**
 * Snapshots of VMs: from each on, what the guest writes goes to a child disk. Those of one VM are a chain, `depth` 1 the
 * oldest. Rows are reused.
 */
export const snapshots = {
  hidden: {
    deltaExactMib: 'MiB: child disk written since it was taken, up to the next snapshot',
    memoryExactMib: 'MiB: memory image, 0 = none',
    dataMib: 'MiB: that the guest had written when it was taken',
    infected: 'flag: whether somebody else worked in the VM then',
  },
  open: {
    vm: 'row of vms, −1 = free',
    depth: 'place in its chain, 1 = oldest',
    memory: 'flag: with an image of its memory',
    forensic: 'flag: taken to find out what happened',
    takenAtTick: 'tick',
    deltaMib: 'MiB: child disk',
    memoryMib: 'MiB: memory image',
  },
} as const satisfies TableSpec;
