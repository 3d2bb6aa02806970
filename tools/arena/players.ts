import { existsSync } from 'node:fs';
import type { Bot } from '#shared/bots/bot.ts';
import { botMemory } from '#shared/bots/bot.ts';
import { isOver, type ProgramGame } from '#shared/programs/program-game.ts';
import type { Hall } from '#shared/scenarios/hall.ts';
import { botsByName } from '#shared/score/index.ts';
import { step } from '#shared/sim/step.ts';

/** The game's own bot of a name in a hall; nothing where it is none. */
export function botNamed(hall: Hall, name: string): Bot | undefined {
  return botsByName(hall).find(([own]) => own === name)?.[1];
}

/** Why somebody cannot play: neither a file nor a bot of the hall. */
export function noPlayer(hall: Hall, player: string): string | undefined {
  if (botNamed(hall, player) || existsSync(player)) return undefined;
  const names = botsByName(hall).map(([name]) => name);
  return `no such program: ${player}; expected a file, or one of the game's own bots: ${names.join(', ')}`;
}

/** Lets a bot play a game to its end, as it plays in the game. */
export function playAsBot(game: ProgramGame, bot: Bot): void {
  const { world, orders } = game;
  let memory = botMemory();
  while (!isOver(world)) {
    const turn = bot.play(world, memory);
    memory = turn.memory;
    const given = turn.calls.map((call) => ({ by: memory.place, call }));
    for (const order of given) orders.push({ tick: world.tick, ...order });
    step(world, given);
  }
}
