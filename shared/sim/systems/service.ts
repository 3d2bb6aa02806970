import type { World } from '../world.ts';

/** System of the tick: what the guests made of their cycles: speed, latency, loss and the largest cause of loss. */
export function service(_world: World): void {}
