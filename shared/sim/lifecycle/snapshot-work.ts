import { NONE, type VmId } from '#shared/ids.ts';
import { MIB_PER_GIB } from '#shared/units.ts';
import { vmRefusal } from '../capabilities/index.ts';
import { IMAGE_FINDINGS, VM_STATES } from '../kernel/codes/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld, World } from '../kernel/world.ts';
import { travellingMib } from '../memory/index.ts';
import {
  copyRefusal,
  dropSnapshot,
  dropSnapshotsBelow,
  freeSnapshotRow,
  MAX_DEPTH,
  reserveSpace,
  roomRefusal,
  snapshotAt,
  startCopy,
} from '../storage/index.ts';
import { clearGuest } from './guest-state.ts';
import { readMemory } from './vm-life.ts';
import { startBoot } from './vm-power.ts';

const OFF = VM_STATES.indexOf('off');
const RUNNING = VM_STATES.indexOf('running');
const CLEAN = IMAGE_FINDINGS.indexOf('clean');
const INFECTED = IMAGE_FINDINGS.indexOf('infected');
/** Time that a guest stands still while its writes are led to a new child disk, s; design value. */
const CREATE_STUN_S = 1;
/** Time that it stands still when a child disk has been merged: 1 s for 10 GB; design value. */
const MERGE_STUN_S_PER_MIB = 1 / ((10 * 1_000_000_000) / 1_048_576);

/** Why no snapshot can be taken of a VM, or nothing. */
export function snapshotRefusal(world: OpenWorld, vm: VmId, memory: boolean): Refusal | undefined {
  const { vms, snapshots } = world;
  const unfit = vmRefusal(world, memory ? 'snapshotMemory' : 'snapshot', vm);
  if (unfit) return unfit;
  if (vms.snapshots[vm] >= MAX_DEPTH) return { code: 'tooManySnapshots', snapshots: MAX_DEPTH };
  if (freeSnapshotRow(world) < 0) return { code: 'tooManySnapshots', snapshots: snapshots.rows };
  return copyRefusal(world, vm) ?? roomRefusal(world, vms.datastore[vm], memory ? vms.memMib[vm] : 1);
}

/** Takes a snapshot: from now on the guest writes to a child disk. With its memory, it stands still until that is written. */
export function takeSnapshot(world: World, vm: VmId, memory: boolean, forensic: boolean, by: number): void {
  const { vms, snapshots, tick, events } = world;
  const s = freeSnapshotRow(world);
  vms.snapshots[vm] += 1;
  snapshots.vm[s] = vm;
  snapshots.depth[s] = vms.snapshots[vm];
  snapshots.memory[s] = memory ? 1 : 0;
  snapshots.forensic[s] = forensic ? 1 : 0;
  snapshots.takenAtTick[s] = tick;
  snapshots.dataMib[s] = vms.dataExactMib[vm];
  snapshots.infected[s] = vms.infected[vm];
  if (vms.state[vm] === RUNNING) vms.stunLeftS[vm] += CREATE_STUN_S;
  if (memory) writeMemory(world, vm, s);
  events.push({ type: 'snapshotTaken', vm, depth: snapshots.depth[s], by });
}

function writeMemory(world: World, vm: VmId, s: number): void {
  const { vms, snapshots } = world;
  const d = vms.datastore[vm];
  const mib = Math.max(1, travellingMib(vms, vm));
  reserveSpace(world, d, mib);
  snapshots.memoryExactMib[s] = mib;
  startCopy(world, { kind: 'memoryImage', vm, source: s, from: d, to: d, totalMib: mib, readMib: 0, writeMib: 1 });
}

/** The memory is written. A forensic snapshot is read at once: it answers whether somebody else was at work. */
export function finishMemoryImage(world: World, vm: VmId, s: number): void {
  const { snapshots, vms, events } = world;
  if (snapshots.forensic[s] === 0) return;
  const infected = snapshots.infected[s] === 1;
  vms.finding[vm] = infected ? INFECTED : CLEAN;
  events.push({ type: 'forensicsDone', vm, infected });
}

/** Why a VM cannot go back to, or be rid of, the snapshot at a depth, or nothing. */
function chainRefusal(world: OpenWorld, vm: VmId, depth: number): Refusal | undefined {
  const unfit = vmRefusal(world, 'mergeSnapshot', vm);
  if (unfit) return unfit;
  if (snapshotAt(world, vm, depth) < 0) return { code: 'noSuchSnapshot', vm, snapshots: world.vms.snapshots[vm] };
  return copyRefusal(world, vm);
}

/**
 * Why a VM cannot be taken back to a snapshot, or nothing: what its clones share must not change under them, and a guest
 * cannot go on from an image of its memory beside a device that it did not have then.
 */
export function revertRefusal(world: OpenWorld, vm: VmId, depth: number): Refusal | undefined {
  const refusal = vmRefusal(world, 'revert', vm) ?? chainRefusal(world, vm, depth);
  if (refusal) return refusal;
  const memory = world.snapshots.memory[snapshotAt(world, vm, depth)] === 1;
  return memory ? vmRefusal(world, 'revertMemory', vm) : undefined;
}

/** Takes a VM back to a snapshot: all that was written since is gone. One that was on goes on from there, or boots. */
export function revert(world: World, vm: VmId, depth: number, by: number): void {
  const { vms, snapshots, events } = world;
  const s = snapshotAt(world, vm, depth);
  const wasOn = vms.state[vm] !== OFF && vms.host[vm] !== NONE;
  clearGuest(world, vm);
  vms.imageMib[vm] = 0;
  vms.state[vm] = OFF;
  dropSnapshotsBelow(world, vm, depth);
  snapshots.deltaExactMib[s] = 0;
  vms.dataExactMib[vm] = snapshots.dataMib[s];
  vms.infected[vm] = snapshots.infected[s];
  events.push({ type: 'snapshotReverted', vm, depth, by });
  if (!wasOn) return;
  if (snapshots.memory[s] === 1) readMemory(world, vm, snapshots.memoryExactMib[s]);
  else startBoot(world, vm);
}

/** Room that a merge needs at most before it gives any back: a thick disk has its place for all of it already; MiB. */
function mergeRoomMib({ vms, snapshots }: OpenWorld, vm: VmId, s: number): number {
  const intoThick = snapshots.depth[s] === 1 && vms.thin[vm] === 0;
  return intoThick ? 0 : snapshots.deltaMib[s];
}

/** Why a snapshot cannot be deleted, or nothing. A full datastore has no room for the merge that would free some. */
export function mergeRefusal(world: OpenWorld, vm: VmId, depth: number): Refusal | undefined {
  const refusal = chainRefusal(world, vm, depth);
  if (refusal) return refusal;
  return roomRefusal(world, world.vms.datastore[vm], mergeRoomMib(world, vm, snapshotAt(world, vm, depth)));
}

/** Begins to write a child disk into its parent; what is read and written is twice its size. */
export function startMerge(world: World, vm: VmId, depth: number): void {
  const { vms, snapshots, datastores } = world;
  const s = snapshotAt(world, vm, depth);
  const d = vms.datastore[vm];
  const stagedMib = Math.min(growthMib(world, vm, s), datastores.freeMib[d]);
  reserveSpace(world, d, stagedMib);
  const totalMib = snapshots.deltaExactMib[s];
  startCopy(world, { kind: 'merge', vm, source: depth, from: d, to: d, totalMib, readMib: 1, writeMib: 1, stagedMib });
}

/** What the parent of a child disk grows by when it takes it in: the part that falls where it had nothing yet, MiB. */
function growthMib(world: World, vm: VmId, s: number): number {
  const { vms, snapshots } = world;
  const sizeMib = vms.diskGib[vm] * MIB_PER_GIB;
  const parent = snapshotAt(world, vm, snapshots.depth[s] - 1);
  const parentMib = parent < 0 ? vms.writtenExactMib[vm] : snapshots.deltaExactMib[parent];
  return snapshots.deltaExactMib[s] * (1 - Math.min(1, parentMib / sizeMib));
}

/** The child disk is in its parent: it is deleted, and the guest stands still while the chain is relinked. */
export function finishMerge(world: World, vm: VmId, depth: number): void {
  const { vms, snapshots, events } = world;
  const s = snapshotAt(world, vm, depth);
  if (s < 0) return;
  const grownMib = growthMib(world, vm, s);
  const parent = snapshotAt(world, vm, depth - 1);
  if (parent < 0) vms.writtenExactMib[vm] += grownMib;
  else snapshots.deltaExactMib[parent] += grownMib;
  if (vms.state[vm] === RUNNING) vms.stunLeftS[vm] += snapshots.deltaExactMib[s] * MERGE_STUN_S_PER_MIB;
  dropSnapshot(world, s);
  events.push({ type: 'snapshotDeleted', vm, snapshots: vms.snapshots[vm] });
}
