import { below, STREAMS, type StreamState, seedStreams } from '#shared/sim/kernel/random.ts';
import { mostExplained } from './correlation.ts';
import { historyStart, type Machines } from './machines.ts';
import type { SelectionName } from './policy.ts';

/** Which VM leaves host h, which has at least one. Of equals the one that stands first in the host's list. */
export type Selection = (m: Machines, h: number) => number;

/** The selection of that name. Only `rs` draws, from the stream `selection` of the seed. */
export function selectionOf(name: SelectionName, seed: string): Selection {
  switch (name) {
    case 'mmt':
      return minimumMigrationTime;
    case 'mu':
      return (m, h) => least(m.guests[h], (v) => m.demandMips[v] / m.vmMips[v]);
    case 'mc':
      return maximumCorrelation;
    case 'rs':
      return randomSelection(seed);
  }
}

/** Memory is what takes time to move. */
function minimumMigrationTime(m: Machines, h: number): number {
  return least(m.guests[h], (v) => m.vmRamMb[v]);
}

/** Whose load follows most from that of its neighbours adds most to their peaks. */
function maximumCorrelation(m: Machines, h: number): number {
  const guests = m.guests[h];
  const most = mostExplained(
    guests.map((v) => m.history.subarray(historyStart(m, v), historyStart(m, v) + m.historySize)),
  );
  return most < 0 ? minimumMigrationTime(m, h) : guests[most];
}

function randomSelection(seed: string): Selection {
  const column = () => new Float64Array(STREAMS.length);
  const streams: StreamState = { a: column(), b: column(), c: column(), counter: column() };
  seedStreams(streams, seed);
  return (m, h) => m.guests[h][below(streams, 'selection', m.guests[h].length)];
}

function least(vms: readonly number[], measure: (v: number) => number): number {
  let [best, lowest] = [vms[0], Number.POSITIVE_INFINITY];
  for (const v of vms) {
    const value = measure(v);
    if (value < lowest) [best, lowest] = [v, value];
  }
  return best;
}
