import { place, remove } from './allocation.ts';
import type { Machines } from './machines.ts';
import { NOBODY, type OverloadTest } from './overload.ts';
import { type Candidates, candidatesBut, exclude, find, NOWHERE } from './placement.ts';
import type { Selection } from './selection.ts';

/** A VM and where it shall go. */
export interface Move {
  readonly vm: number;
  readonly target: number;
}

/**
 * What to move now: first VMs off overloaded hosts, then all VMs off hosts that do little, least first, as long as they
 * find room elsewhere. Everything is tried out on the machines themselves and then put back. A VM can be in the answer
 * twice: hosts that have just been given something may be emptied in the second part.
 */
export function plan(m: Machines, overloaded: OverloadTest, select: Selection): Move[] {
  const before = m.guests.map((guests) => guests.slice());
  const crowded = new Uint8Array(m.hostCount);
  for (let h = 0; h < m.hostCount; h++) {
    if (m.guests[h].length > 0 && overloaded(m, h, NOBODY)) crowded[h] = 1;
  }
  const moves = relieve(m, crowded, overloaded, select);
  moves.push(...empty(m, crowded, overloaded));
  for (let h = 0; h < m.hostCount; h++) m.guests[h] = before[h];
  return moves;
}

function relieve(m: Machines, crowded: Uint8Array, overloaded: OverloadTest, select: Selection): Move[] {
  const leaving: number[] = [];
  for (let h = 0; h < m.hostCount; h++) {
    if (crowded[h] === 0) continue;
    do {
      const v = select(m, h);
      leaving.push(v);
      remove(m, h, v);
    } while (m.guests[h].length > 0 && overloaded(m, h, NOBODY));
  }
  const candidates = candidatesBut(crowded);
  const moves: Move[] = [];
  for (const vm of largestFirst(m, leaving)) {
    const target = find(m, vm, candidates, overloaded);
    if (target === NOWHERE) continue;
    place(m, target, vm);
    moves.push({ vm, target });
  }
  return moves;
}

function empty(m: Machines, crowded: Uint8Array, overloaded: OverloadTest): Move[] {
  const spared = crowded.map((mark, h) => (mark === 1 || m.load[h] === 0 ? 1 : 0));
  const candidates = candidatesBut(spared);
  const moves: Move[] = [];
  for (let h = leastLoaded(m, spared); h !== NOWHERE; h = leastLoaded(m, spared)) {
    spared[h] = 1;
    exclude(candidates, h);
    for (const move of moveAll(m, largestFirst(m, m.guests[h]), candidates, overloaded)) {
      spared[move.target] = 1;
      moves.push(move);
    }
  }
  return moves;
}

/** Least load at the last update, of the hosts that have any and a VM. */
function leastLoaded(m: Machines, spared: Uint8Array): number {
  let [least, best] = [1, NOWHERE];
  for (let h = 0; h < m.hostCount; h++) {
    if (spared[h] === 1 || !(m.load[h] > 0 && m.load[h] < least)) continue;
    if (m.guests[h].length > 0) [least, best] = [m.load[h], h];
  }
  return best;
}

/** All of them or none. */
function moveAll(m: Machines, vms: readonly number[], candidates: Candidates, overloaded: OverloadTest): Move[] {
  const moves: Move[] = [];
  for (const vm of vms) {
    const target = find(m, vm, candidates, overloaded);
    if (target === NOWHERE) {
      for (const move of moves) remove(m, move.target, move.vm);
      return [];
    }
    place(m, target, vm);
    moves.push({ vm, target });
  }
  return moves;
}

/** By what they ask, the most first; equals stay as they were. */
function largestFirst(m: Machines, vms: readonly number[]): number[] {
  return vms.slice().sort((a, b) => m.demandMips[b] - m.demandMips[a]);
}
