import { type Par, scoreOf, type Weights } from '#shared/score/index.ts';
import { lossesOf, seriesOf } from '#shared/sim/accounts/index.ts';
import { TIERS } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import type { Result } from './lines.ts';

const GOLD = TIERS.indexOf('gold');

/** What an entry came to in a world that it has played: its composite, its promises, and bad service to gold tenants. */
export function resultFrom(entry: number, world: World, par: Par, weights: Weights): Result {
  const { milliPoints, axes } = scoreOf(seriesOf(world), par, weights);
  return { entry, milliPoints, promisesMilli: axes.promises ?? 0, badGoldS: badGoldS(world) };
}

/** VM-seconds, whole. */
function badGoldS(world: World): number {
  const gold = lossesOf(world).filter(({ tenant }) => world.tenants.tier[tenant] === GOLD);
  return Math.round(gold.reduce((sum, { goodTicks }) => sum + goodTicks, 0) * world.scenario.tickSeconds);
}
