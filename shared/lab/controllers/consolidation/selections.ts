import type { VmId } from '#shared/ids.ts';
import type { StreamState } from '#shared/sim/kernel/random.ts';
import { below } from '#shared/sim/kernel/random.ts';
import { travellingMib } from '#shared/sim/memory/index.ts';
import { mostExplained } from '../../classic/correlation.ts';
import type { ConsolidationSpec } from '../../schema/happenings.ts';
import type { View } from './view.ts';

/** Which of a host's guests leaves; the first on ties. */
export type Selection = (view: View, guests: readonly VmId[], draws: StreamState) => VmId;

/** Correlation says nothing about fewer samples. */
const LEAST_SAMPLES = 4;

const minMigrationTime: Selection = ({ world }, guests) => smallest(guests, (vm) => travellingMib(world.vms, vm));

const SELECTIONS: { readonly [S in ConsolidationSpec['selection']]: Selection } = {
  minMigrationTime,
  leastMemory: ({ world }, guests) => smallest(guests, (vm) => world.vms.memMib[vm]),
  minLoad: ({ world, past }, guests) => smallest(guests, (vm) => past.latestMhz[vm] / world.vms.vcpus[vm]),
  random: (_view, guests, draws) => guests[below(draws, 'selection', guests.length)],
  maxCorrelation(view, guests, draws) {
    const history = view.past.wantedMhz;
    const known = guests.filter((vm) => history[vm].length >= LEAST_SAMPLES);
    if (known.length < 2) return minMigrationTime(view, guests, draws);
    const length = Math.min(...known.map((vm) => history[vm].length));
    const most = mostExplained(known.map((vm) => Float64Array.from(history[vm].slice(-length))));
    return most < 0 ? minMigrationTime(view, guests, draws) : known[most];
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
