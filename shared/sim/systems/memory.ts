import type { World } from '../world.ts';

/** System of the tick: estimates what is active, shares pages, and climbs the reclamation ladder. */
export function memory(_world: World): void {}
