import { type Bot, botMemory } from '#shared/bots/bot.ts';
import { createWorld } from '#shared/sim/create.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { type Order, step } from '#shared/sim/step.ts';
import { tracesFor } from '#shared/sim/traces/index.ts';

/** Plays a whole scenario as a bot, a tick between two yields; answers the world at its end. */
export function* playBot(scenario: Scenario, bot: Bot): Generator<World, World, void> {
  const world = createWorld(scenario, tracesFor(scenario));
  let memory = botMemory();
  for (let ticks = ticksOf(scenario, scenario.lengthS); ticks > 0; ticks--) {
    const turn = bot.play(world, memory);
    memory = turn.memory;
    const orders: Order[] = turn.calls.map((call) => ({ by: memory.place, call }));
    step(world, orders);
    yield world;
  }
  return world;
}
