import type { World } from '#shared/sim/kernel/world.ts';
import type { Order } from '#shared/sim/step.ts';

/** Somebody who gives orders before a tick: a timetable, a bot, a policy. What it remembers is its own. */
export interface Actor {
  act(world: World): readonly Order[];
}

/** Whether a look is due in this tick when looks are `seconds` apart, the first at the start. */
export function isDue({ tick, scenario }: World, seconds: number): boolean {
  const now = Math.floor((tick * scenario.tickSeconds) / seconds + 1e-9);
  return tick === 0 || now !== Math.floor(((tick - 1) * scenario.tickSeconds) / seconds + 1e-9);
}
