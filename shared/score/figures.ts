import type { SeriesName } from '#shared/sim/accounts/index.ts';
import { JOULES_PER_KWH } from '#shared/units.ts';
import type { PlayedAxis } from './weights.ts';

/** The series of a game, as the engine has it or as it has travelled. */
export interface SecondsSeries {
  /** Seconds that are filled, from the first. */
  readonly beats: number;
  readonly columns: { readonly [S in SeriesName]: ArrayLike<number> };
}

/**
 * What is compared on each axis over a span of a game. `promises`: tier-weighted good VM-ticks of those owed, 0..1, 1 while none
 * is owed. `density`: vCPU-seconds of work a core-second of hosts with power. `energy`: vCPU-seconds of work a kWh.
 * `profit`: operating result with depreciation, cents. Only good work counts, and what was promised and not done well is
 * taken off it: a seat that is sold twice is not a full one.
 */
export type AxisFigures = { readonly [A in PlayedAxis]: number };

/** Figures of the seconds after `fromS` up to and with `toS`; both from 0 to what the series has. */
export function dayFigures(series: SecondsSeries, fromS: number, toS: number): AxisFigures {
  const gained = (name: SeriesName) => gainedBetween(series, name, fromS, toS);
  const owed = gained('owedTicks');
  const work = gained('workS') - gained('brokenS');
  return {
    promises: owed > 0 ? gained('goodTicks') / owed : 1,
    density: ratio(work, gained('capacityS')),
    energy: ratio(work, gained('energyJ') / JOULES_PER_KWH),
    profit: gained('resultCents'),
  };
}

/** How much a cumulative column grew over these seconds. */
export function gainedBetween({ columns }: SecondsSeries, name: SeriesName, fromS: number, toS: number): number {
  const at = (second: number) => (second > 0 ? columns[name][second - 1] : 0);
  return at(toS) - at(fromS);
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
