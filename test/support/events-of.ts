import type { SimEvent } from '#shared/sim/kernel/events.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';

/** Steps a world and answers all that happened in that time. */
export function eventsOf(world: World, ticks: number): SimEvent[] {
  const told: SimEvent[] = [];
  for (let t = 0; t < ticks; t++) {
    step(world, []);
    told.push(...world.events);
  }
  return told;
}
