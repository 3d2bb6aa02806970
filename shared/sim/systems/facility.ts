import type { World } from '../world.ts';

/** System of the tick: power and energy of hosts and hall. */
export function facility(_world: World): void {}
