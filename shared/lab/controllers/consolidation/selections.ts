import type { VmId } from '#shared/ids.ts';
import type { StreamState } from '#shared/sim/random.ts';
import { uniform } from '#shared/sim/random.ts';
import type { ConsolidationSpec } from '../../schema/happenings.ts';
import type { View } from './view.ts';

/** Loads of each VM at the last looks, oldest first: what correlation is judged from. */
export type VmHistory = readonly (readonly number[])[];

/** Which of a host's guests leaves; the first on ties. */
export type Selection = (view: View, guests: readonly VmId[], history: VmHistory, draws: StreamState) => VmId;

/** Correlation says nothing about fewer samples. */
const LEAST_SAMPLES = 4;

const minMigrationTime: Selection = ({ world }, guests) => smallest(guests, (vm) => world.vms.touchedExactMib[vm]);

const SELECTIONS: { readonly [S in ConsolidationSpec['selection']]: Selection } = {
  minMigrationTime,
  minLoad: ({ world }, guests) => smallest(guests, (vm) => world.vms.load[vm]),
  random: (_view, guests, _history, draws) => guests[Math.floor(uniform(draws, 'sampling') * guests.length)],
  maxCorrelation(view, guests, history, draws) {
    const known = guests.filter((vm) => history[vm].length >= LEAST_SAMPLES);
    if (known.length < 2) return minMigrationTime(view, guests, history, draws);
    return smallest(known, (vm) => -correlation(history[vm], sumOfOthers(known, vm, history)));
  },
};

export function selectionOf({ selection }: Pick<ConsolidationSpec, 'selection'>): Selection {
  return SELECTIONS[selection];
}

function smallest(guests: readonly VmId[], of: (vm: VmId) => number): VmId {
  let [best, least] = [guests[0], of(guests[0])];
  for (const vm of guests) {
    const value = of(vm);
    if (value < least) [best, least] = [vm, value];
  }
  return best;
}

function sumOfOthers(guests: readonly VmId[], vm: VmId, history: VmHistory): number[] {
  const length = history[vm].length;
  const sums = new Array<number>(length).fill(0);
  for (const other of guests) {
    if (other === vm) continue;
    const from = history[other].length - length;
    for (let i = 0; i < length; i++) sums[i] += history[other][from + i] ?? 0;
  }
  return sums;
}

/** Pearson's coefficient of two equally long rows; 0 when one of them does not vary. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (row: readonly number[]) => row.reduce((sum, x) => sum + x, 0) / row.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += (a[i] - meanA) * (b[i] - meanB);
    aa += (a[i] - meanA) * (a[i] - meanA);
    bb += (b[i] - meanB) * (b[i] - meanB);
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}
