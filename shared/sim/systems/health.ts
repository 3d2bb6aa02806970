import type { World } from '../world.ts';

/** System of the tick: status of every VM, time to breach, and the incidents that need somebody. */
export function health(_world: World): void {}
