import { NONE } from '#shared/ids.ts';
import { MIB_PER_GIB } from '#shared/units.ts';
import { offeredPart, progress, workRate } from '../cpu/index.ts';
import { COPY_KINDS, VM_STATES } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';
import { freeMib, measureSpace } from './disk-space.ts';

const RUNNING = VM_STATES.indexOf('running');
const MOVE_DISK = COPY_KINDS.indexOf('moveDisk');

let growth = new Float64Array(64);
let needed = new Float64Array(1);

/**
 * What guests write where nothing was written yet. A thin disk, a linked clone and a snapshot take room for it; when their
 * datastore has none left, whoever needs some stands still, and a thick disk does not notice.
 */
export function growFiles(world: World): void {
  const { vms, datastores } = world;
  if (growth.length < vms.rows) growth = new Float64Array(vms.rows);
  if (needed.length < datastores.rows) needed = new Float64Array(datastores.rows);
  needed.fill(0);
  if (!writeFresh(world)) return;
  countMoving(world);
  measureSpace(world);
  for (let d = 0; d < datastores.rows; d++) {
    if (needed[d] > 0) needed[d] = Math.min(1, Math.max(0, freeMib(world, d)) / needed[d]);
  }
  limitMoving(world);
  enlarge(world);
  waitForRoom(world);
  enlargeSnapshots(world);
  enlargeMoving(world);
}

/** Files on the move grow in both places. */
function countMoving({ copies }: World): void {
  for (let c = 0; c < copies.rows; c++) if (copies.kind[c] === MOVE_DISK) needed[copies.to[c]] += growth[copies.vm[c]];
}

/** What grows in two places grows only as far as the fuller one lets it. */
function limitMoving(world: World): void {
  const { copies, vms } = world;
  for (let c = 0; c < copies.rows; c++) {
    const [v, there] = [copies.vm[c], needed[copies.to[c]]];
    if (copies.kind[c] !== MOVE_DISK || growth[v] === 0) continue;
    const here = needed[vms.datastore[v]];
    if (there >= here) continue;
    growth[v] *= there / here;
    slowDisk(world, v, there / here);
  }
}

function enlargeMoving({ copies }: World): void {
  for (let c = 0; c < copies.rows; c++) if (copies.kind[c] === MOVE_DISK) copies.stagedMib[c] += growth[copies.vm[c]];
}

/** What each guest writes anew in this tick, and how much room that takes on each datastore. Answers whether any. */
function writeFresh(world: World): boolean {
  const { vms, scenario } = world;
  const { state, load, freshMibPerS, diskFraction, diskGib, snapshots, datastore, rows } = vms;
  const { dataExactMib, writtenExactMib } = vms;
  const dtS = scenario.tickSeconds;
  let any = false;
  for (let v = 0; v < rows; v++) {
    growth[v] = 0;
    if (state[v] !== RUNNING) continue;
    const sizeMib = diskGib[v] * MIB_PER_GIB;
    const work = workRate(world, v);
    const written = diskFraction[v] < 1 ? Math.min(work, load[v] * diskFraction[v]) : work;
    const freshMib = written * freshMibPerS[v] * dtS;
    if (!takesRoom(vms, v)) {
      dataExactMib[v] = Math.min(sizeMib, dataExactMib[v] + freshMib);
      continue;
    }
    growth[v] = snapshots[v] > 0 ? freshMib : Math.max(0, Math.min(freshMib, sizeMib - writtenExactMib[v]));
    needed[datastore[v]] += growth[v];
    any = true;
  }
  return any;
}

/** Gives each the part of its growth for which there is room. After this `growth` is what there was room for. */
function enlarge(world: World): void {
  const { vms } = world;
  for (let v = 0; v < vms.rows; v++) {
    if (growth[v] === 0) continue;
    const part = needed[vms.datastore[v]];
    if (part < 1) slowDisk(world, v, part);
    growth[v] *= part;
    vms.dataExactMib[v] = Math.min(vms.diskGib[v] * MIB_PER_GIB, vms.dataExactMib[v] + growth[v]);
    if (vms.snapshots[v] === 0) vms.writtenExactMib[v] += growth[v];
  }
}

/** Whether what a guest writes where nothing was written yet needs room on its datastore. */
function takesRoom({ thin, base, snapshots }: World['vms'], v: number): boolean {
  return thin[v] === 1 || base[v] !== NONE || snapshots[v] > 0;
}

/**
 * A guest that gets nothing done, because it is held or waits for memory, writes nothing. If its datastore is full it goes on
 * waiting for room all the same, and does not get a tick’s work done once it is let go.
 */
function waitForRoom({ vms, datastores }: World): void {
  const { state, load, freshMibPerS, diskFraction, diskGib, snapshots, writtenExactMib, datastore, rows } = vms;
  for (let v = 0; v < rows; v++) {
    if (datastores.full[datastore[v]] === 0 || state[v] !== RUNNING || progress(vms, v) > 0) continue;
    if (load[v] === 0 || freshMibPerS[v] === 0 || !takesRoom(vms, v)) continue;
    if (snapshots[v] > 0 || writtenExactMib[v] < diskGib[v] * MIB_PER_GIB) diskFraction[v] = 0;
  }
}

/** A disk that takes only a part of what is written lets only that part of the guest's work be done. */
function slowDisk(world: World, v: number, part: number): void {
  const { diskFraction } = world.vms;
  if (diskFraction[v] === 1) diskFraction[v] = offeredPart(world, v);
  diskFraction[v] *= part;
}

/** The newest snapshot’s child disk is what a guest with snapshots writes to; it cannot become larger than the disk. */
function enlargeSnapshots({ vms, snapshots }: World): void {
  for (let s = 0; s < snapshots.rows; s++) {
    const v = snapshots.vm[s];
    if (snapshots.depth[s] === 0 || snapshots.depth[s] !== vms.snapshots[v]) continue;
    const sizeMib = vms.diskGib[v] * MIB_PER_GIB;
    snapshots.deltaExactMib[s] = Math.min(sizeMib, snapshots.deltaExactMib[s] + growth[v]);
  }
}
