import type { World } from '../world.ts';

/** System of the tick: announces and starts the scenario's timed events and contract offers (forecast rows, bursts, peaks, link faults). */
export function director(_world: World): void {}
