import { describe, expect, it } from 'vitest';
import { botMemory } from '#shared/bots/bot.ts';
import { reference } from '#shared/bots/reference.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import { openWorldOver } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';

const elastic = scenarioById('elastic')!;

/** All that happens when the reference bot plays a scenario to its end. */
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

  it('lets the ticket sale grow in its rush and shrink after it, twice [ASC-1] [ASC-2]', () => {
    const sizes = events.flatMap((event) => (event.type === 'tenantScaled' && event.tenant === 1 ? [event.vms] : []));
    expect(Math.max(...sizes)).toBeGreaterThanOrEqual(4);
    expect(sizes.filter((size, i) => size === 2 && sizes[i - 1] > 2)).toHaveLength(2);
  });

  it('brings the big deal by itself, and only that occasion [OCC-1]', () => {
    const offers = events.flatMap((event) => (event.type === 'contractOffered' ? [event.tenant] : []));
    expect(offers).toEqual([1, 2, 3, 4, 5]);
  });

  it('can be played without losing anybody', () => {
    expect(events.filter(({ type }) => type === 'tenantLeft')).toEqual([]);
    expect(events.some(({ type }) => type === 'scenarioOver')).toBe(true);
  });
});
