import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bot, botMemory, isItsTurn } from '#shared/bots/bot.ts';
import { BOTS, botsOf } from '#shared/bots/index.ts';
import type { HostId } from '#shared/ids.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { resaleCents } from '#shared/sim/cluster/hosts/host-trade.ts';
import { createWorld } from '#shared/sim/create.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import { hashWorld, type OpenWorld, openWorldOver, type World } from '#shared/sim/kernel/world.ts';
import { checkCommand, step } from '#shared/sim/step.ts';
import { anyGame, type Orders } from '../support/any-command.ts';
import { livelyWorld } from '../support/lively-world.ts';

function mirrorOf(world: World): OpenWorld {
  return openWorldOver(world.scenario, world.open.slice(), () => world.tick);
}

/** Plays a whole scenario from mirrors alone. */
function playOut(id: string, bot: Bot): World {
  const scenario = scenarioById(id);
  if (!scenario) throw new Error(`no scenario ${id}`);
  const world = createWorld(scenario);
  const mirror = openWorldOver(scenario, world.open, () => world.tick);
  let memory = botMemory();
  for (let t = ticksOf(scenario, scenario.lengthS); t > 0; t--) {
    const turn = bot.play(mirror, memory);
    memory = turn.memory;
    step(
      world,
      turn.calls.map((call) => ({ by: 0, call })),
    );
  }
  return world;
}

/** Cash and what the hosts would bring, in coins. */
function worthOf(world: World): number {
  let cents = world.hall.cashExactCents[0];
  for (let h = 0 as HostId; h < world.hosts.rows; h++) cents += resaleCents(world, h);
  return Math.floor(cents / 100);
}

describe('a bot', () => {
  const games = anyGame(livelyWorld(), 60);

  it.each(BOTS)('$id survives any state, touches nothing, and asks only what may be asked', (bot) => {
    const plays = (orders: readonly Orders[]) => {
      const world = livelyWorld();
      let memory = botMemory();
      for (const given of orders) {
        const before = hashWorld(world);
        const turn = bot.play(mirrorOf(world), memory);
        expect(bot.play(mirrorOf(world), memory)).toEqual(turn);
        expect(hashWorld(world)).toBe(before);
        for (const call of turn.calls) expect(checkCommand(world, call, 0)).toBeUndefined();
        memory = turn.memory;
        step(world, [...given, ...turn.calls.map((call) => ({ by: 0, call }))]);
      }
    };
    fc.assert(fc.property(games, plays), { seed: 1, numRuns: 15 });
  });

  it('of a team of five acts in seconds of its own', () => {
    const world = livelyWorld();
    const actors: number[][] = [];
    for (let t = 0; t < 50; t++) {
      const acting = [0, 1, 2, 3, 4].filter((place) => isItsTurn(mirrorOf(world), botMemory(place, 5)));
      if (acting.length > 0) actors.push(acting);
      step(world, []);
    }
    expect(actors).toEqual([[0], [1], [2], [3], [4], [0], [1], [2], [3], [4]]);
  });
});

describe('what bots make of a day', () => {
  const { reference, nightwatch, idle, reckless } = botsOf('lesson');

  it('in lesson: competence pays most, caution pays more than nothing, and selling everything does not pay', () => {
    const [competent, cautious, nobody, greedy] = [reference, nightwatch, idle, reckless].map((bot) =>
      worthOf(playOut('lesson', bot)),
    );
    expect(competent).toBeGreaterThan(1.1 * Math.max(cautious, nobody, greedy));
    expect(cautious).toBeGreaterThan(nobody);
  });

  it('in first-hall: energy shows, and letting servers sleep saves some of it', () => {
    const bots = botsOf('first-hall');
    const [slept, awake] = [playOut('first-hall', bots.reference), playOut('first-hall', bots.twin!)];
    expect(slept.hall.slaPermille[0]).toBeGreaterThanOrEqual(awake.hall.slaPermille[0] - 20);
    expect(slept.hall.energyCents[0]).toBeLessThan(0.95 * awake.hall.energyCents[0]);
    expect(awake.hall.energyCents[0]).toBeGreaterThan(0.1 * awake.hall.revenueCents[0]);
  });
});
