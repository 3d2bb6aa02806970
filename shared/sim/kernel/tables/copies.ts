import type { TableSpec } from './columns.ts';

/** Bulk work on disks: clones, merges of snapshots, memory written or read, disks made thick or thin. Rows are reused. */
export const copies = {
  hidden: {
    leftExactMib: 'MiB: still to be read and written',
    rateMibPerS: 'MiB/s: in this tick',
    readMib: 'MiB read from the source per MiB of work',
    writeMib: 'MiB written to the target per MiB of work',
    customiseS: 's: still to go after the copy: name, address, first start',
    stagedMib: 'MiB: room on the target that it holds until it is done',
  },
  open: {
    kind: 'index of COPY_KINDS',
    vm: 'row of vms that it is for, −1 = free',
    source: 'row of vms that is read, or the depth of a snapshot that is merged',
    from: 'row of datastores',
    to: 'row of datastores',
    totalMib: 'MiB',
    donePermille: '‰ of the copy',
    startedAtTick: 'tick',
    identity: 'flag: its new VM gets a name and an address of its own',
  },
} as const satisfies TableSpec;
