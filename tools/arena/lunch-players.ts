import { type Bot, botMemory } from '#shared/bots/bot.ts';
import { botsOf } from '#shared/bots/index.ts';
import { deal, type Hall } from '#shared/scenarios/hall.ts';
import { type Par, playPar, playThrough, WEIGHTS } from '#shared/score/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import { seededDraws } from '#shared/sim/kernel/random.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';
import { tracesFor } from '#shared/sim/traces/index.ts';
import type { Result } from '#shared/tournament/lines.ts';
import { resultFrom } from '#shared/tournament/match-result.ts';

/** Share of orders that the weakest forgets: who forgets more comes to nothing at all, and is as weak as the next. Design value. */
const FORGETS_MOST = 0.75;

/** Plays a day of an entry, and answers what it came to. */
export type PlayDay = (entry: number, day: string) => Result;

/**
 * Players of uneven skill: each is the reference bot of the hall and forgets a share of all orders, from none (entry 0) to
 * `FORGETS_MOST` in even steps. What it forgets it forgets for good. A game is played once for each entry and day.
 */
export function unevenPlayers(hall: Hall, entries: number): PlayDay {
  const played = new Map<string, Result>();
  const pars = new Map<string, Par>();
  return (entry, day) => {
    const key = `${entry} ${day}`;
    const par = pars.get(day) ?? playThrough(playPar(hall, day));
    pars.set(day, par);
    const share = (FORGETS_MOST * entry) / entries;
    const result = played.get(key) ?? resultFrom(entry, worldOf(hall, day, share, key), par, WEIGHTS.operations);
    played.set(key, result);
    return result;
  };
}

/** The world of a day at its end, played by the reference bot without what it forgets. */
function worldOf(hall: Hall, day: string, share: number, key: string): World {
  const scenario = deal(hall, day);
  const world = createWorld(scenario, tracesFor(scenario));
  const { reference } = botsOf(scenario.id);
  for (let [ticks, memory] = [ticksOf(scenario, scenario.lengthS), botMemory()]; ticks > 0; ticks--) {
    const turn: ReturnType<Bot['play']> = reference.play(world, memory);
    memory = turn.memory;
    const kept = turn.calls.filter((call) => seededDraws(`${key} ${JSON.stringify(call)}`, 'forgets')() >= share);
    step(
      world,
      kept.map((call) => ({ by: memory.place, call })),
    );
  }
  return world;
}
