import { botMemory } from '#shared/bots/bot.ts';
import { BOTS } from '#shared/bots/index.ts';
import type { Actor } from './actor.ts';

/** One of the game's bots at the hall's controls. */
export function botActor(id: string): Actor {
  const bot = BOTS.find((one) => one.id === id);
  if (!bot) throw new Error(`no bot ${id}`);
  let memory = botMemory();
  return {
    act(world) {
      const turn = bot.play(world, memory);
      memory = turn.memory;
      return turn.calls.map((call) => ({ by: 0, call }));
    },
  };
}
