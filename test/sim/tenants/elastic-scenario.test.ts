import { describe, expect, it } from 'vitest';
import { botMemory } from '#shared/bots/bot.ts';
import { botsOf } from '#shared/bots/index.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import { openWorldOver } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';

const elastic = scenarioById('elastic')!;
const { reference } = botsOf('elastic');
const BIG_DEAL = elastic.tenants.findIndex(({ comesWith }) => comesWith === 'bigDeal');

/** All that happens when the operator of the hall plays a scenario to its end. */
function played(): readonly SimEvent[] {
  const world = createWorld(elastic);
  const mirror = openWorldOver(elastic, world.open, () => world.tick);
  const events: SimEvent[] = [];
  let memory = botMemory();
  for (let t = ticksOf(elastic, elastic.lengthS); t > 0; t--) {
    const turn = reference.play(mirror, memory);
    memory = turn.memory;
    step(
      world,
      turn.calls.map((call) => ({ by: 0, call })),
    );
    events.push(...world.events);
  }
  return events;
}

describe('the elastic scenario', () => {
  const events = played();

  it('lets customers without a rule grow in their rushes and shrink after them, by the rule that the operator gives them [ASC-1] [ASC-2]', () => {
    const rules = events.flatMap((event) => (event.type === 'autoscaleSet' ? [event.tenant] : []));
    expect(rules).toEqual(expect.arrayContaining([1, 2]));
    const sizes = events.flatMap((event) => (event.type === 'tenantScaled' && event.tenant === 1 ? [event.vms] : []));
    expect(Math.max(...sizes)).toBeGreaterThanOrEqual(4);
    expect(sizes.filter((size, i) => size < sizes[i - 1]).length).toBeGreaterThanOrEqual(2);
  });

  it('brings what its deck dealt, and only the occasions that were drawn [OCC-1]', () => {
    const offers = events.flatMap((event) => (event.type === 'contractOffered' ? [event.tenant] : []));
    const dealt = elastic.tenants.flatMap(({ baseload, offerAtS }, t) => (!baseload && offerAtS >= 0 ? [t] : []));
    const occasions = elastic.events.filter(({ kind }) => kind === 'bigDeal').map(() => BIG_DEAL);
    expect(offers.filter((tenant) => tenant !== BIG_DEAL)).toEqual(dealt);
    expect(offers.filter((tenant) => tenant === BIG_DEAL)).toEqual(occasions);
  });

  it('can be played with few customers lost, none of those that were there from the start', () => {
    const left = events.flatMap((event) => (event.type === 'tenantLeft' ? [event.tenant] : []));
    expect(left.length).toBeLessThanOrEqual(2);
    expect(left.filter((tenant) => elastic.tenants[tenant]!.baseload)).toEqual([]);
    expect(events.some(({ type }) => type === 'scenarioOver')).toBe(true);
  });
});
