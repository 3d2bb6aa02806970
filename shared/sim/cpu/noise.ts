import { SECOND_S, ticksOf } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { applyInterference, drawHostNoise, stopInterference } from './noisy-neighbours.ts';

/** System of the tick: what neighbours on a host make of a guest's cycles. Nothing where a scenario is silent and no VM is loud. */
export function noise(world: World): void {
  const { hall, scenario, tick } = world;
  const policy = scenario.policies.noise;
  if (hall.hogsUntilTick[0] > 0) stopInterference(world);
  const loud = hall.hogsUntilTick[0] > 0;
  if (policy === undefined && !loud) return;
  const redraws = policy !== undefined && tick % ticksOf(scenario, policy.everySeconds) === 0;
  if (redraws) drawHostNoise(world, policy.everySeconds);
  // How loud neighbours are follows their load, so it is felt anew each second.
  if (redraws || tick % ticksOf(scenario, SECOND_S) === 0) applyInterference(world, policy?.factor ?? 0);
}
