import type { World } from '../world.ts';

/** System of the tick: hosts and VMs that are on their way from one power state to another. */
export function lifecycle(_world: World): void {}
