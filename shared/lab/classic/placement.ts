import { leaveTraces, place } from './allocation.ts';
import { type Machines, powerAt } from './machines.ts';
import type { OverloadTest } from './overload.ts';

export const NOWHERE = -1;

/** Hosts that may be looked at, in the order of their ids. */
export interface Candidates {
  readonly hosts: Int32Array;
  count: number;
}

/** All hosts but those marked. */
export function candidatesBut(excluded: Uint8Array): Candidates {
  const hosts = new Int32Array(excluded.length);
  let count = 0;
  for (let h = 0; h < excluded.length; h++) if (excluded[h] === 0) hosts[count++] = h;
  return { hosts, count };
}

/** Takes a host out. */
export function exclude(candidates: Candidates, h: number): void {
  const at = candidates.hosts.subarray(0, candidates.count).indexOf(h);
  if (at < 0) return;
  candidates.hosts.copyWithin(at, at + 1, candidates.count);
  candidates.count -= 1;
}

function fits(m: Machines, h: number, v: number): boolean {
  return (
    m.coreMips[h] >= m.demandMips[v] &&
    m.availableMips[h] >= m.demandMips[v] &&
    m.freeRamMb[h] >= m.wantedRamMb[v] &&
    m.freeBandwidth[h] >= m.wantedBandwidth[v]
  );
}

/**
 * Power-aware best fit: of the hosts that can take the VM and would not be overloaded by it, the one whose power rises
 * least, the first among equals; −1 = none. An empty host counts with its rise over idle only, unless `idleCounts`.
 * Looking is not free of consequences: a VM that is tried on a busy host leaves its sums in another order.
 */
export function find(m: Machines, v: number, candidates: Candidates, overloaded: OverloadTest): number {
  let lowest = Number.MAX_VALUE;
  let best = NOWHERE;
  for (let i = 0; i < candidates.count; i++) {
    const h = candidates.hosts[i];
    if (!fits(m, h, v)) continue;
    const busy = m.givenMips[h] !== 0;
    if (busy) leaveTraces(m, h, v);
    const load = (m.givenMips[h] + m.demandMips[v]) / m.totalMips[h];
    const rise = powerAt(m.hostType[h], load > 1 ? 1 : load) - (busy || !m.idleCounts ? m.powerW[h] : 0);
    if (rise < lowest && !(busy && overloaded(m, h, v))) {
      lowest = rise;
      best = h;
    }
  }
  return best;
}

/** The first host that can take the VM; −1 = none. */
export function firstFit(m: Machines, v: number): number {
  for (let h = 0; h < m.hostCount; h++) if (fits(m, h, v)) return h;
  return NOWHERE;
}

/**
 * Puts all VMs on hosts, in the order of the trace, before anything runs: each asks for all it was promised, and counts
 * nothing once it stands. Says how many found no host.
 */
export function placeAll(m: Machines, choose: (v: number) => number): number {
  let notPlaced = 0;
  m.demandMips.set(m.vmMips);
  for (let v = 0; v < m.vmCount; v++) {
    const h = choose(v);
    if (h === NOWHERE) {
      notPlaced += 1;
      continue;
    }
    place(m, h, v);
    m.askedMips[h] = 0;
    m.freeRamMb[h] -= m.wantedRamMb[v];
    m.freeBandwidth[h] -= m.wantedBandwidth[v];
    m.hostOf[v] = h;
    m.alive[v] = 1;
  }
  m.wantedRamMb.fill(0);
  m.wantedBandwidth.fill(0);
  return notPlaced;
}
