import type { AxisFigures, SecondsSeries } from '#shared/score/figures.ts';
import { SERIES_NAMES, type SeriesName } from '#shared/sim/accounts/index.ts';
import { JOULES_PER_KWH } from '#shared/units.ts';

/** VM-ticks owed a second, core-seconds a second: round numbers, which cancel out. */
const OWED = 10;
const CORES = 16;

/** A series whose every second has the figures of `each`: `profit` in cents a second. */
export function aSeries(seconds: number, each: (second: number) => AxisFigures): SecondsSeries {
  const columns = Object.fromEntries(SERIES_NAMES.map((name) => [name, new Float64Array(seconds)])) as {
    readonly [S in SeriesName]: Float64Array;
  };
  const sums = { good: 0, work: 0, energyJ: 0, result: 0 };
  for (let row = 0; row < seconds; row++) {
    const { promises, density, energy, profit } = each(row + 1);
    sums.good += OWED * promises;
    sums.work += CORES * density;
    // No work for any energy at all: as good as none.
    sums.energyJ += energy > 0 ? (CORES * density * JOULES_PER_KWH) / energy : Number.MAX_SAFE_INTEGER * 1e9;
    sums.result += profit;
    columns.goodTicks[row] = sums.good;
    columns.owedTicks[row] = OWED * (row + 1);
    columns.workS[row] = sums.work;
    columns.capacityS[row] = CORES * (row + 1);
    columns.energyJ[row] = sums.energyJ;
    columns.resultCents[row] = sums.result;
  }
  return { beats: seconds, columns };
}
