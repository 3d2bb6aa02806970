import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TenantId } from '#shared/ids.ts';
import { balanceCents } from '#shared/sim/kernel/accounts.ts';
import { TENANT_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';
import { demandAt, priceLoad } from '#shared/sim/tenants/billing/pricing.ts';
import { chanceOfAgreement } from '#shared/sim/tenants/renegotiation.ts';
import { aWorld, PLAIN_VM, run } from '../../support/a-world.ts';
import { anyCommand } from '../../support/any-command.ts';
import { give, giveAsInstructor } from '../../support/give.ts';
import { livelyWorld } from '../../support/lively-world.ts';

/** Ticks of an SLA period at a second a tick and ten seconds an hour. */
const HALF_DAY = 120;
const T = 0 as TenantId;

const OFFER: TenantSpec = {
  archetype: 'clinic',
  tier: 'silver',
  vms: 2,
  vm: { ...PLAIN_VM, workload: 'idle' },
  feeCentsPerS: 400,
  baseload: false,
  offerAtS: 1,
  offerForS: 20,
};

/** A hall with one contract that runs well. */
function contract(wish: Partial<TenantSpec> = {}): World {
  const world = run(aWorld({ tenants: [{ ...OFFER, ...wish }], scenario: { tickSeconds: 1 } }), 2);
  give(world, 'acceptContract', { tenant: 0 });
  give(world, 'placeVm', { vm: 0, host: 0 });
  give(world, 'placeVm', { vm: 1, host: 0 });
  return run(world, 5);
}

describe('a price', () => {
  it('[PRI-1] holds from the next SLA period on, with its tier', () => {
    const world = contract();
    expect(give(world, 'setPrice', { tenant: 0, percent: 110, tier: 'gold' }, 4)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'priceAnnounced', tenant: 0, pricePermille: 1100, by: 4 });
    expect(world.tenants.feeCentsPerS[0]).toBe(400);
    run(world, HALF_DAY - world.tick - 1);
    expect(world.tenants.feeCentsPerS[0]).toBe(400);
    run(world, 1);
    // 400 × 1.5 (gold) × 1.1
    expect([world.tenants.feeCentsPerS[0], world.tenants.tier[0]]).toEqual([660, 2]);
  });

  it('[PRI-1] is answered by demand with an elasticity of 0.8, between half and one and a half', () => {
    expect(demandAt(1)).toBe(1);
    expect(demandAt(1.2)).toBeCloseTo(1.2 ** -0.8, 12);
    expect([demandAt(3), demandAt(0.4)]).toEqual([0.5, 1.5]);
  });

  it('[PRI-1] changes load slowly: two thirds of the way in a half of an SLA period', () => {
    const world = contract();
    give(world, 'renegotiateContract', { tenant: 0, percent: 80 });
    expect(world.tenants.pricePermille[0]).toBe(800);
    const target = 0.8 ** -0.8;
    run(world, 59);
    expect((world.tenants.demandFactor[0] - 1) / (target - 1)).toBeCloseTo(1 - Math.exp(-1), 6);
    expect(world.vms.load[0]).toBeGreaterThan(0);
  });

  it('[PRI-1] that is far too dear makes a tenant look around, and leave after two SLA periods', () => {
    const world = contract();
    give(world, 'setPrice', { tenant: 0, percent: 126, tier: 'silver' });
    run(world, HALF_DAY - world.tick);
    expect(world.tenants.breachedPeriods[0]).toBe(0);
    run(world, HALF_DAY);
    expect(world.tenants.breachedPeriods[0]).toBe(1);
    run(world, HALF_DAY);
    expect(TENANT_STATES[world.tenants.state[0]]).toBe('left');
  });

  it('[PRI-1] of 1.25 times the worth is still borne', () => {
    const world = contract();
    give(world, 'setPrice', { tenant: 0, percent: 125, tier: 'silver' });
    run(world, 3 * HALF_DAY);
    expect(world.tenants.breachedPeriods[0]).toBe(0);
  });

  it('[PRI-2] is compared with the list price of the tier that the tenant came for, and half of the way to a better one', () => {
    const world = contract();
    expect(priceLoad(world, T)).toBe(1);
    give(world, 'setPrice', { tenant: 0, percent: 100, tier: 'gold' });
    run(world, HALF_DAY - world.tick);
    // 1.5 paid, worth 1 + 0.5 · 0.5
    expect(priceLoad(world, T)).toBeCloseTo(1.5 / 1.25, 12);
    give(world, 'setPrice', { tenant: 0, percent: 100, tier: 'bronze' });
    run(world, HALF_DAY);
    expect(priceLoad(world, T)).toBe(1);
  });

  it.each([
    ['silver', 1 / 0.75],
    ['gold', 1],
  ] as const)('[PRI-2] [OCC-3] in a price war %s is %f times what it is worth', (tier, load) => {
    const world = contract({ tier });
    giveAsInstructor(world, 'injectFault', { fault: 'priceWar', subject: -1 });
    run(world, 20);
    expect(world.events).toContainEqual({ type: 'priceWar', on: true });
    expect(priceLoad(world, T)).toBeCloseTo(load, 12);
    run(world, 120);
    expect(world.events).toContainEqual({ type: 'priceWar', on: false });
    expect(priceLoad(world, T)).toBe(1);
  });
});

describe('renegotiating', () => {
  it('[PRI-3] for less is always agreed, at once, and makes up for an SLA period in breach', () => {
    const world = contract();
    world.tenants.breachedPeriods[0] = 1;
    expect(give(world, 'renegotiateContract', { tenant: 0, percent: 90 }, 1)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'renegotiated', tenant: 0, pricePermille: 900, by: 1 });
    expect([world.tenants.feeCentsPerS[0], world.tenants.breachedPeriods[0]]).toEqual([360, 0]);
  });

  it('[PRI-3] for more is a matter of reputation', () => {
    expect(chanceOfAgreement(-0.1, 0)).toBe(1);
    expect(chanceOfAgreement(0.1, 1)).toBeCloseTo(0.75, 12);
    expect(chanceOfAgreement(0.1, 0.5)).toBeCloseTo(0.375, 12);
    expect(chanceOfAgreement(0.4, 1)).toBe(0);
  });

  it('[PRI-3] for more than anybody pays makes a tenant angry, and an offer go', () => {
    const world = contract();
    world.hall.reputation[0] = 0;
    expect(give(world, 'renegotiateContract', { tenant: 0, percent: 130 })).toBeUndefined();
    expect(world.events.map(({ type }) => type)).toContain('renegotiationFailed');
    expect([world.tenants.feeCentsPerS[0], world.tenants.breachedPeriods[0]]).toEqual([400, 1]);
    const offered = run(aWorld({ tenants: [OFFER], scenario: { tickSeconds: 1 } }), 2);
    offered.hall.reputation[0] = 0;
    give(offered, 'renegotiateContract', { tenant: 0, percent: 130 });
    expect(TENANT_STATES[offered.tenants.state[0]]).toBe('expired');
  });
});

describe('the books', () => {
  it('[PRI-5] balance to the cent whatever a team and its teacher do', () => {
    const world = livelyWorld();
    const names = [
      'setPrice',
      'payGoodwill',
      'takeLoan',
      'repayLoan',
      'renegotiateContract',
      'acceptContract',
      'placeVm',
      'buyHost',
      'sellHost',
      'setAutoscale',
      'announceMaintenance',
      'injectFault',
    ] as const;
    const order = fc.record({ by: fc.constantFrom(0, -2), call: anyCommand(world.layout.rows, names) });
    const ticks = fc.array(fc.array(order, { maxLength: 6 }), { minLength: 120, maxLength: 120 });
    fc.assert(
      fc.property(ticks, (game) => {
        const played = livelyWorld();
        for (const orders of game) {
          step(played, orders);
          expect(played.hall.cashExactCents[0]).toBe(balanceCents(played));
          expect(Number.isInteger(played.hall.cashExactCents[0])).toBe(true);
        }
      }),
      { numRuns: 15 },
    );
  });
});
