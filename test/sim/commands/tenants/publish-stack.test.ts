import { describe, expect, it } from 'vitest';
import { CORNER_SHOP, offered } from '#shared/scenarios/parts.ts';
import { aWorld, run } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

const PLATFORM = { ...offered(CORNER_SHOP, 1, 1, 60), product: 'paas' } as const;

describe('a stack', () => {
  it('[PRD-4] must stand before anybody can buy from it, and takes 15 seconds to set up', () => {
    const world = run(aWorld({ tenants: [PLATFORM], policies: { stacks: ['saas'] }, scenario: { tickSeconds: 1 } }), 2);
    expect(give(world, 'acceptContract', { tenant: 0 })).toEqual({ code: 'stackNotReady', product: 'paas' });
    expect(give(world, 'publishStack', { product: 'paas' }, 1)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'stackPublished', product: 'paas', byTick: 18, by: 1 });
    expect(give(world, 'publishStack', { product: 'paas' })).toEqual({ code: 'nothingToChange' });
    run(world, 17 - world.tick);
    expect(give(world, 'acceptContract', { tenant: 0 })).toEqual({ code: 'stackNotReady', product: 'paas' });
    expect(give(world, 'acceptContract', { tenant: 0 })).toBeUndefined();
  });

  it('[PRD-4] is there from the start unless a scenario says otherwise', () => {
    const world = run(aWorld({ tenants: [PLATFORM], scenario: { tickSeconds: 1 } }), 2);
    expect(give(world, 'publishStack', { product: 'saas' })).toEqual({ code: 'nothingToChange' });
    expect(give(world, 'acceptContract', { tenant: 0 })).toBeUndefined();
  });
});
