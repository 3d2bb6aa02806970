import { describe, expect, it } from 'vitest';
import { baseload, CLINIC, CORNER_SHOP, offered } from '#shared/scenarios/parts.ts';
import { aWorld, run } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

/** A shop that was there before, a clinic on offer and one under contract. */
function hall() {
  const tenants = [baseload(CORNER_SHOP, 1, [0]), offered(CLINIC, 1, 1), offered(CLINIC, 1, 1)];
  const world = run(aWorld({ tenants }), 6);
  give(world, 'acceptContract', { tenant: 2 });
  return world;
}

describe('setting a price', () => {
  it('is for running contracts that are not baseload', () => {
    const world = hall();
    expect(give(world, 'setPrice', { tenant: 0, percent: 110, tier: 'silver' })).toEqual({
      code: 'priceIsFixed',
      tenant: 0,
    });
    expect(give(world, 'setPrice', { tenant: 1, percent: 110, tier: 'gold' })).toEqual({
      code: 'noSuchTenant',
      tenant: 1,
    });
    expect(give(world, 'setPrice', { tenant: 2, percent: 100, tier: 'gold' })).toEqual({ code: 'nothingToChange' });
    expect(give(world, 'setPrice', { tenant: 2, percent: 110, tier: 'gold' })).toBeUndefined();
  });
});

describe('renegotiating', () => {
  it('is for contracts and offers, once an SLA period', () => {
    const world = hall();
    expect(give(world, 'renegotiateContract', { tenant: 0, percent: 90 })).toEqual({ code: 'priceIsFixed', tenant: 0 });
    expect(give(world, 'renegotiateContract', { tenant: 3, percent: 90 })).toEqual({ code: 'noSuchTenant', tenant: 3 });
    expect(give(world, 'renegotiateContract', { tenant: 1, percent: 100 })).toEqual({ code: 'nothingToChange' });
    expect(give(world, 'renegotiateContract', { tenant: 1, percent: 90 })).toBeUndefined();
    expect(give(world, 'renegotiateContract', { tenant: 1, percent: 80 })).toEqual({ code: 'askedAlready', tenant: 1 });
    expect(give(world, 'renegotiateContract', { tenant: 2, percent: 90 })).toBeUndefined();
    expect(world.tenants.feeCentsPerS[2]).toBe(Math.round(CLINIC.feeCentsPerS * 1.5 * 0.9));
  });
});
