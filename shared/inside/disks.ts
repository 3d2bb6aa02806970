import { NONE } from '#shared/ids.ts';
import { COPY_KINDS, DATASTORE_KINDS, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { chainDepth, chainReadFactor, chainWriteFactor } from '#shared/sim/storage/index.ts';
import { MIB_PER_GIB } from '#shared/units.ts';
import { exactly, rowsWhere, type Seen } from './seen.ts';

/**
 * A file of a VM. `disk`: its own disk. `base`: the disk of another VM that it reads from. `snapshot`: what was written since
 * one was taken. `memory`: the memory of a snapshot. `run`: swap and log files, while it is on. `image`: its memory while it is
 * suspended. `together`: disk, run files and image, which a mirror tells only as one.
 */
export const FILE_KINDS = ['base', 'disk', 'snapshot', 'memory', 'run', 'image', 'together'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export interface DiskFile {
  readonly kind: FileKind;
  readonly mib: number;
  /** Place of a snapshot in its chain, 1 = oldest. */
  readonly depth?: number;
  readonly takenAtTick?: number;
  /** Row of the VM whose disk a base is. */
  readonly of?: number;
}

/** The files of one VM, in the order in which a read goes back through them: the base first. */
export interface VmFiles {
  readonly vm: number;
  readonly tenant: number;
  readonly state: (typeof VM_STATES)[number];
  readonly datastore: number;
  readonly thin: boolean;
  /** MiB: of its disk as the guest sees it. */
  readonly sizeMib: number;
  readonly files: readonly DiskFile[];
  /** Child disks that a read looks through, and what that does to a read’s time and to the writes let through. */
  readonly depth: number;
  readonly readFactor: number;
  readonly writeFactor: number;
}

/** Bulk work on a disk. */
export interface DiskCopy {
  readonly kind: (typeof COPY_KINDS)[number];
  readonly vm: number;
  readonly from: number;
  readonly to: number;
  readonly totalMib: number;
  readonly donePermille: number;
  readonly rateMibPerS?: number;
}

export interface DatastoreFill {
  readonly datastore: number;
  readonly kind: (typeof DATASTORE_KINDS)[number];
  /** Row of the host that it is inside of, −1 = all hosts reach it. */
  readonly host: number;
  readonly roomMib: number;
  readonly writtenMib: number;
  readonly promisedMib: number;
  readonly freeMib: number;
  readonly full: boolean;
  readonly growingMib: number;
  /** MiB of it that are no VM's; only a world tells. */
  readonly othersMib?: number;
}

/** Files on the datastores that the VMs of one host lie on. */
export interface DisksPicture {
  readonly view: 'disks';
  readonly host: number;
  readonly exact: boolean;
  readonly stores: readonly DatastoreFill[];
  readonly vms: readonly VmFiles[];
  readonly copies: readonly DiskCopy[];
}

const ABSENT = VM_STATES.indexOf('none');

/** Reads the disks behind a host: its VMs', and all others on the same datastores that are there. */
export function disksOf(world: Seen, host: number): DisksPicture {
  const { vms, copies } = world;
  const there = rowsWhere(vms.rows, (vm) => vms.state[vm] !== ABSENT);
  const stores = [...new Set(there.filter((vm) => vms.host[vm] === host).map((vm) => vms.datastore[vm]))].sort(
    (a, b) => a - b,
  );
  const shown = stores.length > 0 ? stores : [...new Set(there.map((vm) => vms.datastore[vm]))];
  return {
    view: 'disks',
    host,
    exact: exactly(world) !== undefined,
    stores: shown.map((d) => fillOf(world, d)),
    vms: there.filter((vm) => shown.includes(vms.datastore[vm])).map((vm) => filesOf(world, vm)),
    copies: rowsWhere(copies.rows, (c) => copies.kind[c] !== 0).map((c) => copyOf(world, c)),
  };
}

function fillOf(world: Seen, d: number): DatastoreFill {
  const { datastores } = world;
  const exact = exactly(world)?.datastores;
  return {
    datastore: d,
    kind: DATASTORE_KINDS[datastores.kind[d]],
    host: datastores.host[d],
    roomMib: datastores.physicalGib[d] * MIB_PER_GIB,
    writtenMib: exact ? exact.writtenExactMib[d] : datastores.writtenGib[d] * MIB_PER_GIB,
    promisedMib: datastores.provisionedGib[d] * MIB_PER_GIB,
    freeMib: datastores.freeMib[d],
    full: datastores.full[d] === 1,
    growingMib: datastores.growingGib[d] * MIB_PER_GIB,
    ...(exact && { othersMib: exact.ballastMib[d] }),
  };
}

function filesOf(world: Seen, vm: number): VmFiles {
  const { vms } = world;
  const depth = chainDepth(vms, vm);
  return {
    vm,
    tenant: vms.tenant[vm],
    state: VM_STATES[vms.state[vm]],
    datastore: vms.datastore[vm],
    thin: vms.thin[vm] === 1,
    sizeMib: vms.diskGib[vm] * MIB_PER_GIB,
    files: [...baseOf(world, vm), ...ownFiles(world, vm)],
    depth,
    readFactor: chainReadFactor(depth),
    writeFactor: chainWriteFactor(depth),
  };
}

/** The disk of a base is counted with the VM that it belongs to. */
function baseOf({ vms }: Seen, vm: number): readonly DiskFile[] {
  return vms.base[vm] === NONE ? [] : [{ kind: 'base', mib: 0, of: vms.base[vm] }];
}

function ownFiles(world: Seen, vm: number): readonly DiskFile[] {
  const exact = exactly(world);
  const snapshots = snapshotsOf(world, vm);
  if (exact) {
    const { vms } = exact;
    const disk: DiskFile = { kind: 'disk', mib: vms.writtenExactMib[vm] };
    const others: readonly DiskFile[] = [
      { kind: 'run', mib: vms.runFilesMib[vm] },
      { kind: 'image', mib: vms.imageMib[vm] },
    ];
    return [disk, ...snapshots, ...others.filter(({ mib }) => mib > 0)];
  }
  const told = snapshots.reduce((sum, { mib }) => sum + mib, 0);
  return [{ kind: 'together', mib: Math.max(0, world.vms.diskMib[vm] - told) }, ...snapshots];
}

function snapshotsOf(world: Seen, vm: number): readonly DiskFile[] {
  const { snapshots } = world;
  const exact = exactly(world)?.snapshots;
  const rows = rowsWhere(snapshots.rows, (s) => snapshots.depth[s] > 0 && snapshots.vm[s] === vm);
  return [...rows]
    .sort((a, b) => snapshots.depth[a] - snapshots.depth[b])
    .flatMap((s): readonly DiskFile[] => {
      const at = { depth: snapshots.depth[s], takenAtTick: snapshots.takenAtTick[s] };
      const delta = exact ? exact.deltaExactMib[s] : snapshots.deltaMib[s];
      const memory = exact ? exact.memoryExactMib[s] : snapshots.memoryMib[s];
      const file: DiskFile = { kind: 'snapshot', mib: delta, ...at };
      return memory > 0 ? [file, { kind: 'memory', mib: memory, ...at }] : [file];
    });
}

function copyOf(world: Seen, c: number): DiskCopy {
  const { copies } = world;
  const exact = exactly(world)?.copies;
  return {
    kind: COPY_KINDS[copies.kind[c]],
    vm: copies.vm[c],
    from: copies.from[c],
    to: copies.to[c],
    totalMib: copies.totalMib[c],
    donePermille: copies.donePermille[c],
    ...(exact && { rateMibPerS: exact.rateMibPerS[c] }),
  };
}
