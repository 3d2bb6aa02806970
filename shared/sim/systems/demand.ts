import type { World } from '../world.ts';

/** System of the tick: what every guest wants this tick, of CPU and memory. */
export function demand(_world: World): void {}
