import { NONE, type VmId } from '#shared/ids.ts';
import type { OpenWorld, World } from '../kernel/world.ts';

/** Snapshots that one VM can have (VMware: 32 in a chain; unverified). */
export const MAX_DEPTH = 32;
/**
 * What a chain costs: a read looks through every child disk, a write has to note where it went. Design values, within
 * what administrators report (15–20 % more read latency at a depth of 1, 70–90 % at 5 and more; unverified).
 */
const READ_PER_DEPTH = 0.2;
const WRITE_PER_DEPTH = 0.12;
const LEAST_WRITE = 0.3;

/** Factor on the time of a read through a chain. */
export function chainReadFactor(depth: number): number {
  return 1 + READ_PER_DEPTH * depth;
}

/** Factor on the writes that a chain lets through. */
export function chainWriteFactor(depth: number): number {
  return Math.max(LEAST_WRITE, 1 - WRITE_PER_DEPTH * depth);
}

/** Child disks that a read of a VM looks through: its snapshots, and its own disk if it shares a base. */
export function chainDepth(vms: OpenWorld['vms'], v: number): number {
  return vms.snapshots[v] + (vms.base[v] === NONE ? 0 : 1);
}

/** The row of a VM’s snapshot at a depth (1 = oldest), −1 when there is none. */
export function snapshotAt({ snapshots }: OpenWorld, vm: VmId, depth: number): number {
  for (let s = 0; s < snapshots.rows; s++) {
    if (depth > 0 && snapshots.depth[s] === depth && snapshots.vm[s] === vm) return s;
  }
  return -1;
}

/** A free row of `snapshots`, −1 when all are taken. */
export function freeSnapshotRow({ snapshots }: OpenWorld): number {
  return snapshots.depth.indexOf(0);
}

/** Forgets a snapshot; the later ones of its chain move up. */
export function dropSnapshot({ snapshots, vms }: World, s: number): void {
  const [vm, depth] = [snapshots.vm[s], snapshots.depth[s]];
  clearRow(snapshots, s);
  for (let t = 0; t < snapshots.rows; t++) {
    if (snapshots.vm[t] === vm && snapshots.depth[t] > depth) snapshots.depth[t] -= 1;
  }
  vms.snapshots[vm] -= 1;
}

function clearRow(snapshots: World['snapshots'], s: number): void {
  for (const column of [snapshots.deltaExactMib, snapshots.memoryExactMib, snapshots.dataMib, snapshots.infected]) {
    column[s] = 0;
  }
  for (const column of [snapshots.depth, snapshots.memory, snapshots.forensic, snapshots.takenAtTick]) column[s] = 0;
  snapshots.deltaMib[s] = 0;
  snapshots.memoryMib[s] = 0;
  snapshots.vm[s] = NONE;
}

/** Forgets all snapshots of a VM that are deeper than a depth. */
export function dropSnapshotsBelow(world: World, vm: VmId, depth: number): void {
  for (let d = world.vms.snapshots[vm]; d > depth; d--) dropSnapshot(world, snapshotAt(world, vm, d));
}
