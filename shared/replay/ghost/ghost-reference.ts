import { botMemory } from '#shared/bots/bot.ts';
import { botsOf } from '#shared/bots/index.ts';
import { isOver, ordersOfTick, startRun, takeTick } from '#shared/levels/hall-run.ts';
import { createWorld } from '#shared/sim/create.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import { hashWorld, type World } from '#shared/sim/kernel/world.ts';
import { type Order, step } from '#shared/sim/step.ts';
import { measuredTraceOf, tracesFor } from '#shared/sim/traces/index.ts';
import type { TimedOrder } from '../recording.ts';
import { contentHash, ENGINE } from '../rules.ts';
import { type Ghost, type GhostPlace, hallLevelById, sceneOf } from './ghost.ts';

/**
 * The game of the one who knows a hall or level best, its bot, as a ghost. Nothing where there is no such place, or none with an
 * end. Same place and seed: the same ghost.
 */
export function referenceGhost(place: GhostPlace, seed: string): Ghost | undefined {
  const scenario = sceneOf({ place, seed });
  if (!scenario || scenario.lengthS === 0 || measuredTraceOf(scenario) !== undefined) return undefined;
  const played = place.kind === 'hall' ? playHall(place.id, seed) : playLevel(place.id, seed);
  if (!played) return undefined;
  const { world, orders } = played;
  const content = contentHash(scenario, tracesFor(scenario));
  const [ticks, hash] = [world.tick, hashWorld(world)];
  return { place, seed, who: 'reference', engine: ENGINE, contentHash: content, ticks, hash, orders };
}

interface Played {
  readonly world: World;
  readonly orders: readonly TimedOrder[];
}

function playHall(id: string, seed: string): Played | undefined {
  const scenario = sceneOf({ place: { kind: 'hall', id }, seed });
  if (!scenario) return undefined;
  const { reference } = botsOf(id);
  const world = createWorld(scenario, tracesFor(scenario));
  const orders: TimedOrder[] = [];
  let memory = botMemory();
  for (let left = ticksOf(scenario, scenario.lengthS); left > 0; left--) {
    const turn = reference.play(world, memory);
    memory = turn.memory;
    for (const call of turn.calls) orders.push({ tick: world.tick, by: memory.place, call });
    step(world, orders.slice(orders.length - turn.calls.length));
  }
  return { world, orders };
}

function playLevel(id: string, seed: string): Played | undefined {
  const level = hallLevelById(id);
  if (!level) return undefined;
  const run = startRun(level, seed);
  const orders: TimedOrder[] = [];
  let memory = botMemory();
  while (!isOver(run)) {
    const turn = level.players.bot.bot.play(run.world, memory);
    memory = turn.memory;
    const given = turn.calls.map((call): Order => ({ by: memory.place, call }));
    const all = ordersOfTick(run, given);
    for (const { by, call } of all) orders.push({ tick: run.world.tick, by, call });
    takeTick(run, all);
  }
  return { world: run.world, orders };
}
