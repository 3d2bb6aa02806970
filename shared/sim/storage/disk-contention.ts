import type { World } from '../kernel/world.ts';

/** Part of a datastore’s time that one bulk reader or writer can keep busy: it waits for its own requests; design value. */
const BULK_SHARE = 0.6;
/** Rounds of the search for the common level: each settles at least one claim, a handful is enough in practice. */
const ROUNDS = 24;

let busy = new Float64Array(1);
let satisfied = new Float64Array(1);
let hungry = new Float64Array(1);
let level = new Float64Array(1);

/**
 * Max–min over each datastore’s time: no claim gets more than it wants, and nobody could get more without somebody who
 * has less getting less. `wanted` is the part of its datastore’s time that a VM asks for, overwritten by what it gets.
 * `taken` is time that is gone already (swapping), by datastore. Writes how busy each is and what bulk work gets.
 */
export function shareTime(world: World, wanted: Float64Array, taken: Float64Array): void {
  const { vms, datastores } = world;
  makeRoom(datastores.rows);
  for (let d = 0; d < datastores.rows; d++) busy[d] = taken[d] + BULK_SHARE * datastores.bulkClaims[d];
  for (let v = 0; v < vms.rows; v++) busy[vms.datastore[v]] += wanted[v];
  level.fill(1);
  if (anyOver(datastores.rows)) findLevels(world, wanted, taken);
  for (let d = 0; d < datastores.rows; d++) {
    datastores.bulkShare[d] = Math.min(BULK_SHARE, level[d]);
    datastores.utilisation[d] = Math.min(1, busy[d]);
  }
  for (let v = 0; v < vms.rows; v++) if (wanted[v] > level[vms.datastore[v]]) wanted[v] = level[vms.datastore[v]];
}

function makeRoom(rows: number): void {
  if (busy.length >= rows) return;
  busy = new Float64Array(rows);
  satisfied = new Float64Array(rows);
  hungry = new Float64Array(rows);
  level = new Float64Array(rows);
}

function anyOver(rows: number): boolean {
  for (let d = 0; d < rows; d++) if (busy[d] > 1) return true;
  return false;
}

/** Raises the level of every crowded datastore from nothing until its time is used up, all in the same passes. */
function findLevels(world: World, wanted: Float64Array, taken: Float64Array): void {
  const { rows } = world.datastores;
  for (let d = 0; d < rows; d++) if (busy[d] > 1) level[d] = 0;
  for (let round = 0, moved = true; moved && round < ROUNDS; round++) {
    sortClaims(world, wanted);
    moved = false;
    for (let d = 0; d < rows; d++) {
      if (busy[d] <= 1 || hungry[d] === 0) continue;
      const next = Math.max(0, 1 - taken[d] - satisfied[d]) / hungry[d];
      moved ||= next > level[d];
      level[d] = Math.max(level[d], next);
    }
  }
}

/** Adds up the claims that lie below their datastore’s level, and counts those above it. */
function sortClaims({ vms, datastores }: World, wanted: Float64Array): void {
  for (let d = 0; d < datastores.rows; d++) {
    const bulk = datastores.bulkClaims[d];
    satisfied[d] = BULK_SHARE <= level[d] ? BULK_SHARE * bulk : 0;
    hungry[d] = BULK_SHARE <= level[d] ? 0 : bulk;
  }
  for (let v = 0; v < vms.rows; v++) {
    const d = vms.datastore[v];
    if (wanted[v] <= level[d]) satisfied[d] += wanted[v];
    else hungry[d] += 1;
  }
}
