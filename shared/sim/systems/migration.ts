import type { World } from '../world.ts';

/** System of the tick: moves of VMs under way, their rounds and pauses. */
export function migration(_world: World): void {}
