import { describe, expect, it } from 'vitest';
import { botMemory } from '#shared/bots/bot.ts';
import { botsOf } from '#shared/bots/index.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import { SECOND_S, ticksOf } from '#shared/sim/kernel/time.ts';
import { openWorldOver, type World } from '#shared/sim/kernel/world.ts';
import { type Order, step } from '#shared/sim/step.ts';
import { give } from '../../support/give.ts';

const thinIce = scenarioById('thin-ice')!;
const { reference } = botsOf('thin-ice');

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
    const filling = thinIce.events.find(({ kind }) => kind === 'datastoreFilling')!;
    const looks = [filling.atS - 5, filling.atS + filling.forS - 2, filling.atS + filling.forS + 12];
    const served: number[] = [];
    const events = play(({ vms }, second) => {
      if (looks.includes(second)) served.push(Math.round(10 * vms.speedAverage[1]));
    }, false);
    expect(served[0]).toBeGreaterThan(7);
    expect(served[1]).toBe(0);
    expect(served[2]).toBeGreaterThan(7);
    expect(events).toContainEqual({ type: 'datastoreFull', datastore: 0, on: true });
  });

  it('lets a team replace an infected shop by a copy of another one in time [LIF-6] [LIF-8]', () => {
    // A day on which a bad image was dealt.
    const seed = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].find((one) => badImageOf(one) !== undefined)!;
    const { subject: vm, atS } = badImageOf(seed)!;
    const world = createWorld(scenarioById('thin-ice', seed)!);
    while (world.tick < (atS + 5) * BEAT) step(world, []);
    expect(world.vms.heldFraction[vm]).toBeCloseTo(0.3, 9);
    give(world, 'powerOffVm', { vm });
    for (let t = 0; t < 2 * BEAT; t++) step(world, []);
    const source = vm === 4 ? 5 : 4;
    expect(give(world, 'cloneVm', { vm: source, into: vm, clone: 'full', identity: true })).toBeUndefined();
    // Nearly ten GiB are copied at 300 MiB/s, and six seconds are for the name: well before the evening.
    for (let t = 0; t < 45 * BEAT; t++) step(world, []);
    expect(give(world, 'powerOnVm', { vm })).toBeUndefined();
    for (let t = 0; t < 5 * BEAT; t++) step(world, []);
    expect([world.vms.heldFraction[vm], world.vms.infected[vm]]).toEqual([0, 0]);
  });

  it('lets its operator, who orders room in time, keep every customer', () => {
    const events = play(() => {});
    expect(events.filter(({ type }) => type === 'tenantLeft')).toEqual([]);
    expect(events.filter(({ type }) => type === 'datastoreGrown').length).toBeGreaterThan(0);
    expect(events.some(({ type }) => type === 'scenarioOver')).toBe(true);
  });
});

function badImageOf(seed: string) {
  return scenarioById('thin-ice', seed)!.events.find(({ kind }) => kind === 'badImage');
}
