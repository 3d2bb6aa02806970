import type { OpenWorld } from '../../kernel/world.ts';

/** Whether nothing optional may happen at a tick: no offer, no optional event, no host that begins to fail. */
export function isQuietAt({ hall }: OpenWorld, tick: number): boolean {
  return tick >= hall.quietFromTick[0] && tick < hall.quietUntilTick[0];
}

/** Tick in which something happens that would happen at `tick`: what falls into a quiet hour waits for its end. */
export function afterQuiet(world: OpenWorld, tick: number): number {
  return isQuietAt(world, tick) ? world.hall.quietUntilTick[0] : tick;
}
