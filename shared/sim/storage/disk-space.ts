import type { VmId } from '#shared/ids.ts';
import { MIB_PER_GIB } from '#shared/units.ts';
import { lockedMib } from '../capabilities/index.ts';
import { VM_STATES } from '../kernel/codes/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld, World } from '../kernel/world.ts';

const ABSENT = VM_STATES.indexOf('none');
const MAX_INT = 2_147_483_647;

/** Adds up all files, so that what lies on a datastore is always the sum of its files. */
export function measureSpace(world: World): void {
  const { datastores } = world;
  datastores.vms.fill(0);
  datastores.provisionedGib.fill(0);
  for (let d = 0; d < datastores.rows; d++) datastores.writtenExactMib[d] = datastores.ballastMib[d];
  countVms(world);
  countSnapshots(world);
  countCopies(world);
  for (let d = 0; d < datastores.rows; d++) publishSpace(world, d);
}

function countVms({ vms, datastores }: World): void {
  const { state, datastore, writtenExactMib, runFilesMib, imageMib, diskGib, rows } = vms;
  const { vms: count, writtenExactMib: written, provisionedGib } = datastores;
  for (let v = 0; v < rows; v++) {
    if (state[v] === ABSENT) continue;
    const d = datastore[v];
    written[d] += writtenExactMib[v] + runFilesMib[v] + imageMib[v];
    provisionedGib[d] += diskGib[v];
    count[d] += 1;
  }
}

function countSnapshots({ snapshots, vms, datastores }: World): void {
  for (let s = 0; s < snapshots.rows; s++) {
    if (snapshots.depth[s] === 0) continue;
    datastores.writtenExactMib[vms.datastore[snapshots.vm[s]]] +=
      snapshots.deltaExactMib[s] + snapshots.memoryExactMib[s];
  }
}

function countCopies({ copies, datastores }: World): void {
  for (let c = 0; c < copies.rows; c++) {
    if (copies.kind[c] !== 0) datastores.writtenExactMib[copies.to[c]] += copies.stagedMib[c];
  }
}

function publishSpace(world: World, d: number): void {
  const { datastores, events } = world;
  const leftMib = freeMib(world, d);
  datastores.freeMib[d] = Math.max(0, Math.min(MAX_INT, Math.floor(leftMib)));
  datastores.writtenGib[d] = Math.ceil(datastores.writtenExactMib[d] / MIB_PER_GIB);
  const full = leftMib < 1 ? 1 : 0;
  if (full !== datastores.full[d]) events.push({ type: 'datastoreFull', datastore: d, on: full === 1 });
  datastores.full[d] = full;
}

/** Room left on a datastore at the last count, in MiB, exact. */
export function freeMib({ datastores }: World, d: number): number {
  return datastores.physicalGib[d] * MIB_PER_GIB - datastores.writtenExactMib[d];
}

/** Room of all files of a VM, snapshots too, in MiB, exact. */
export function exactFilesMib({ vms, snapshots }: World, vm: VmId): number {
  let mib = vms.writtenExactMib[vm] + vms.runFilesMib[vm] + vms.imageMib[vm];
  for (let s = 0; s < snapshots.rows; s++) {
    if (snapshots.depth[s] > 0 && snapshots.vm[s] === vm)
      mib += snapshots.deltaExactMib[s] + snapshots.memoryExactMib[s];
  }
  return mib;
}

/** Why there is no room for so many MiB more on a datastore, or nothing. */
export function roomRefusal({ datastores }: OpenWorld, d: number, needMib: number): Refusal | undefined {
  const freeMib = datastores.freeMib[d];
  return needMib > freeMib ? { code: 'datastoreFull', datastore: d, needMib: Math.ceil(needMib), freeMib } : undefined;
}

/** Takes room at once, so that two orders of one tick cannot both have it; the next count finds the file itself. */
export function reserveSpace({ datastores }: World, d: number, mib: number): void {
  datastores.writtenExactMib[d] += mib;
  datastores.freeMib[d] = Math.max(0, datastores.freeMib[d] - Math.ceil(mib));
}

/** Log files of a VM that is on, MiB; design value. */
const LOG_MIB = 16;

/** Files that a VM needs from power-on to power-off: a swap file for what is not reserved, and logs; MiB. */
export function runFilesMib({ vms }: OpenWorld, vm: number): number {
  return runFilesOf(vms.memMib[vm], lockedMib(vms, vm));
}

/** The same of a VM with so much memory, and so much of it reserved. */
export function runFilesOf(memMib: number, lockedMib: number): number {
  return memMib - Math.min(memMib, lockedMib) + LOG_MIB;
}

/** Why a VM cannot be powered on for want of room, or nothing. */
export function startSpaceRefusal(world: OpenWorld, vm: VmId): Refusal | undefined {
  return roomRefusal(world, world.vms.datastore[vm], runFilesMib(world, vm));
}

/** Why the disks of a tenant that signs now would not fit, or nothing. */
export function contractSpaceRefusal(world: OpenWorld, firstVm: number, count: number): Refusal | undefined {
  const { vms, datastores } = world;
  for (let d = 0; d < datastores.rows; d++) {
    let needMib = 0;
    for (let v = firstVm; v < firstVm + count; v++) if (vms.datastore[v] === d) needMib += vms.diskMib[v];
    const refusal = needMib > 0 ? roomRefusal(world, d, needMib) : undefined;
    if (refusal) return refusal;
  }
  return undefined;
}
