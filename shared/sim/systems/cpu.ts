import type { World } from '../world.ts';

/** System of the tick: shares each host's cycles among its guests. */
export function cpu(_world: World): void {}
