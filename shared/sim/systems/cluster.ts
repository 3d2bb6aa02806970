import type { World } from '../world.ts';

/** System of the tick: signs of failure, failed hosts, and restarts by HA. */
export function cluster(_world: World): void {}
