import type { CommandCall } from '#shared/sim/commands/index.ts';
import { SECOND_S, ticksOf } from '#shared/sim/kernel/time.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** What a bot keeps between its turns. Plain data, so that a bot can be stopped, saved and resumed. */
export interface BotMemory {
  /** Its place among the bots of its team, from 0. */
  readonly place: number;
  /** How many bots its team has: each acts in seconds of its own, so that no two do the same thing. */
  readonly places: number;
  /** Key of a thing done → tick until which it is not done again. */
  readonly restUntil: { readonly [key: string]: number };
}

/** What a bot does in a tick, and what it keeps. */
export interface Turn {
  readonly calls: readonly CommandCall[];
  readonly memory: BotMemory;
}

/** A player without pixels: decides from what a mirror holds, and from nothing else. Same mirror and memory: same turn. */
export interface Bot {
  readonly id: 'reference' | 'twin' | 'careful' | 'nightwatch' | 'idle' | 'reckless';
  play(world: OpenWorld, memory: BotMemory): Turn;
}

/** What a bot starts with that is number `place` of `places` in its team. */
export function botMemory(place = 0, places = 1): BotMemory {
  return { place, places, restUntil: {} };
}

/** Whether a bot acts in the tick that its mirror shows: once a second, and in turn with the others of its team. */
export function isItsTurn({ scenario, tick }: OpenWorld, { place, places }: BotMemory): boolean {
  const ticksPerSecond = ticksOf(scenario, SECOND_S);
  if (tick % ticksPerSecond !== 0) return false;
  return (tick / ticksPerSecond) % Math.max(1, places) === place % Math.max(1, places);
}
