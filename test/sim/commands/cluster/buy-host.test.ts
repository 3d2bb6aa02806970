import { describe, expect, it } from 'vitest';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import { aWorld, run } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

const stateOf = (world: ReturnType<typeof aWorld>, host: number) => HOST_STATES[world.hosts.state[host]];

describe('buying a host', () => {
  it('pays at once, delivers after 20 seconds and starts it by itself', () => {
    const world = aWorld({ hosts: 1, vms: 0 });
    const before = world.hall.cashExactCents[0];
    expect(give(world, 'buyHost', { model: 1 }, 3)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'hostBought', host: 1, priceCents: 600_000, by: 3 });
    expect(world.hall.purchasesCents[0]).toBe(600_000);
    expect(before - world.hall.cashExactCents[0]).toBeGreaterThanOrEqual(600_000);
    expect(stateOf(world, 1)).toBe('delivering');
    run(world, 100);
    expect(stateOf(world, 1)).toBe('booting');
    run(world, 40);
    expect(stateOf(world, 1)).toBe('on');
  });

  it('is refused without the money, twice in one tick as well, without a place and without such a model', () => {
    const world = aWorld({ facility: { startCents: 700_000 } });
    expect(give(world, 'buyHost', { model: 9 })).toEqual({ code: 'noSuchModel', model: 9, models: 5 });
    expect(give(world, 'buyHost', { model: 1 })).toBeUndefined();
    const refused = give(world, 'buyHost', { model: 1 });
    expect(refused).toMatchObject({ code: 'notEnoughCash', needCents: 600_000 });
    const rich = aWorld();
    give(rich, 'buyHost', { model: 1 });
    give(rich, 'buyHost', { model: 1 });
    expect(give(rich, 'buyHost', { model: 1 })).toEqual({ code: 'noFreeSlot' });
  });
});
