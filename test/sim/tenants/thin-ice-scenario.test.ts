import { describe, expect, it } from 'vitest';
import { botMemory } from '#shared/bots/bot.ts';
import { reference } from '#shared/bots/reference.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import { SECOND_S, ticksOf } from '#shared/sim/kernel/time.ts';
import { openWorldOver, type World } from '#shared/sim/kernel/world.ts';
import { type Order, step } from '#shared/sim/step.ts';
import { give } from '../../support/give.ts';

const thinIce = scenarioById('thin-ice')!;

const BEAT = ticksOf(thinIce, SECOND_S);

/** Plays the day to its end: what happened, and what `look` was shown after every second. */
function play(look: (world: World, second: number) => void, bot = true): SimEvent[] {
  const world = createWorld(thinIce);
  const mirror = openWorldOver(thinIce, world.open, () => world.tick);
  const events: SimEvent[] = [];
  let memory = botMemory();
  for (let t = 0; t < thinIce.lengthS * BEAT; t++) {
    const turn = reference.play(mirror, memory);
    memory = turn.memory;
    const orders: Order[] = bot ? turn.calls.map((call) => ({ by: 0, call })) : [];
    step(world, orders);
    events.push(...world.events);
    if ((t + 1) % BEAT === 0) look(world, (t + 1) / BEAT);
  }
  return events;
}

describe('the scenario on thin ice', () => {
  it('has promised nearly twice the room of its fast datastore, and has some left [STO-6]', () => {
    const { datastores } = createWorld(thinIce);
    expect(datastores.provisionedGib[0]).toBe(10 * 32 + 2 * 64);
    expect(datastores.physicalGib[0]).toBe(240);
    expect(datastores.freeMib[0]).toBeGreaterThan(50 * 1024);
  });

  it('stops every shop when the datastore is full, and lets it go on when there is room again [STO-7] [STO-8]', () => {
    const served: number[] = [];
    const events = play(({ vms }, second) => {
      if (second === 130 || second === 215 || second === 235) served.push(Math.round(10 * vms.speedAverage[1]));
    }, false);
    expect(served[0]).toBeGreaterThan(7);
    expect(served[1]).toBe(0);
    expect(served[2]).toBeGreaterThan(7);
    expect(events).toContainEqual({ type: 'datastoreFull', datastore: 0, on: true });
  });

  it('lets a team replace the infected shop by a copy of another one in time [LIF-6] [LIF-8]', () => {
    const world = createWorld(thinIce);
    while (world.tick < 50 * BEAT) step(world, []);
    expect(world.vms.heldFraction[3]).toBeCloseTo(0.3, 9);
    give(world, 'powerOffVm', { vm: 3 });
    for (let t = 0; t < 2 * BEAT; t++) step(world, []);
    expect(give(world, 'cloneVm', { vm: 4, into: 3, clone: 'full', identity: true })).toBeUndefined();
    // Nearly ten GiB are copied at 300 MiB/s, and six seconds are for the name: well before the evening.
    for (let t = 0; t < 45 * BEAT; t++) step(world, []);
    expect(give(world, 'powerOnVm', { vm: 3 })).toBeUndefined();
    for (let t = 0; t < 5 * BEAT; t++) step(world, []);
    expect([world.vms.heldFraction[3], world.vms.infected[3]]).toEqual([0, 0]);
  });

  it('can be played by somebody who knows nothing of storage without losing a customer', () => {
    const events = play(() => {});
    expect(events.filter(({ type }) => type === 'tenantLeft')).toEqual([]);
    expect(events.some(({ type }) => type === 'scenarioOver')).toBe(true);
  });
});
