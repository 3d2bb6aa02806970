import { describe, expect, it } from 'vitest';
import type { HostId, TenantId, VmId } from '#shared/ids.ts';
import { balanceCents } from '#shared/sim/kernel/accounts.ts';
import { TENANT_STATES, type Tier, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';
import { creditOf, TIER_TERMS } from '#shared/sim/tenants/tier-terms.ts';
import { aWorld, PLAIN_VM, run } from '../../support/a-world.ts';

/** Ticks of an SLA period at 0.2 s a tick and ten seconds an hour. */
const HALF_DAY = 600;
const FREE_POWER = { dayCentsPerKwh: 0, nightCentsPerKwh: 0 };

function contract(wish: Partial<TenantSpec> = {}): TenantSpec {
  return {
    archetype: 'cornerShop',
    tier: 'silver',
    vms: 2,
    vm: { ...PLAIN_VM, workload: 'idle' },
    feeCentsPerS: 400,
    baseload: true,
    offerAtS: 0,
    offerForS: 0,
    placedOn: [0, 0],
    ...wish,
  };
}

function hallOf(tenant: TenantSpec, wish = {}): World {
  return aWorld({ tenants: [tenant], facility: FREE_POWER, ...wish });
}

describe('pay', () => {
  it.each([
    ['bronze', 320],
    ['silver', 400],
    ['gold', 600],
  ] as const)(
    'for a good second of a %s VM is its fee with the factor of its tier: %s cents [TEN-2]',
    (tier, cents) => {
      const world = run(hallOf(contract({ tier, vms: 1 })), 5);
      expect(world.hall.revenueCents[0]).toBe(cents);
    },
  );

  it.each([
    ['silver', 0.86, 1],
    ['silver', 0.84, 0.5],
    ['silver', 0.51, 0.5],
    ['silver', 0.49, 0],
    ['bronze', 0.81, 1],
    ['gold', 0.89, 0.5],
  ] as const)('of a %s VM at speed %s is %s of its fee [TEN-1] [TEN-2]', (tier, speed, share) => {
    // A limit that gives the guest exactly this share of the cycles it wants.
    const world = hallOf(
      contract({ tier, vms: 1, placedOn: [0], vm: { ...PLAIN_VM, workload: 'idle', meanLoad: 1 } }),
      {
        host: { cores: 4, coreMhz: 1000, smt: false },
        scenario: { demand: { kind: 'trace', trace: 'full', sampleSeconds: 300 } },
        traces: { full: { rows: 1, columns: 2, percent: Uint8Array.from([100, 100]) } },
      },
    );
    const limit = {
      vm: 0 as VmId,
      sharesFactor: 1,
      reservationMhz: 0,
      limitMhz: Math.round(speed * 1000),
      reservedMib: 0,
    };
    step(world, [{ by: 0, call: { name: 'setAllocation', args: limit } }]);
    run(world, 99);
    const fee = 400 * TIER_TERMS[tier].priceFactor;
    expect(world.hall.revenueCents[0]).toBe(Math.round(fee * share * 20));
  });

  it('of a VM that stands nowhere is nothing [TEN-2]', () => {
    const world = run(aWorld({ vms: 2, placedOn: 'nowhere', facility: FREE_POWER }), 100);
    expect(world.hall.revenueCents[0]).toBe(0);
  });
});

describe('credits', () => {
  it.each([
    ['bronze', [0.95, 0.9499, 0.8999, 0.7999], [0, 0.1, 0.25, 0.5]],
    ['silver', [0.98, 0.9799, 0.9499, 0.8999], [0, 0.2, 0.5, 1]],
    ['gold', [0.995, 0.9949, 0.9799, 0.9499], [0, 0.3, 0.75, 1.5]],
  ] as const)('of tier %s grow with the share of bad seconds [TEN-3]', (tier, shares, credits) => {
    expect(shares.map((share) => creditOf(TIER_TERMS[tier as Tier].credits, share))).toEqual(credits);
  });

  it('are given at the end of the SLA period, as a part of the fee that full service would have earned [TEN-3]', () => {
    const world = aWorld({ vms: 2, placedOn: 'nowhere', facility: FREE_POWER });
    run(world, HALF_DAY - 1);
    expect(world.hall.creditsCents[0]).toBe(0);
    run(world, 1);
    // Silver, no good second: all of 2 VMs × 120 seconds × 400 cents.
    expect(world.hall.creditsCents[0]).toBe(96_000);
    expect(world.events).toContainEqual({ type: 'creditPaid', tenant: 0, cents: 96_000, goodPermille: 0 });
  });
});

describe('a contract', () => {
  const offer = contract({ baseload: false, offerForS: 20, placedOn: undefined as never });
  const signed = () => {
    const { placedOn: _, ...spec } = offer;
    const world = run(hallOf(spec), 1);
    step(world, [{ by: 0, call: { name: 'acceptContract', args: { tenant: 0 as TenantId } } }]);
    return world;
  };

  it('owes service from 20 seconds after signing [TEN-4]', () => {
    const world = run(signed(), 99);
    expect(world.tenants.owedTicks[0]).toBe(0);
    run(world, 1);
    expect(world.tenants.owedTicks[0]).toBe(2);
  });

  it('is paid as soon as its VMs run, owed or not [TEN-4]', () => {
    const world = signed();
    step(world, [{ by: 0, call: { name: 'placeVm', args: { vm: 0 as VmId, host: 0 as HostId } } }]);
    run(world, 50);
    expect(world.hall.revenueCents[0]).toBeGreaterThan(0);
    expect(world.tenants.owedTicks[0]).toBe(0);
  });

  it('ends after two SLA periods in breach in a row, and its VMs with it [TEN-4]', () => {
    const world = run(signed(), 2 * HALF_DAY - 3);
    expect(TENANT_STATES[world.tenants.state[0]]).toBe('active');
    expect(world.tenants.breachedPeriods[0]).toBe(1);
    run(world, 1);
    expect(TENANT_STATES[world.tenants.state[0]]).toBe('left');
    expect(world.events).toContainEqual({ type: 'tenantLeft', tenant: 0 });
    expect([VM_STATES[world.vms.state[0]], VM_STATES[world.vms.state[1]]]).toEqual(['none', 'none']);
  });

  it('of baseload does not end, however bad its service [TEN-4]', () => {
    const world = run(aWorld({ vms: 2, placedOn: 'nowhere' }), 4 * HALF_DAY);
    expect(TENANT_STATES[world.tenants.state[0]]).toBe('active');
    expect(world.tenants.breachedPeriods[0]).toBe(4);
  });
});

describe('reputation', () => {
  it('halves in half a day of bad service, and half of the way back takes as long [TEN-4]', () => {
    const world = run(aWorld({ vms: 1, placedOn: 'nowhere' }), HALF_DAY);
    expect(world.hall.reputationPermille[0]).toBe(500);
    step(world, [{ by: 0, call: { name: 'placeVm', args: { vm: 0 as VmId, host: 0 as HostId } } }]);
    run(world, 14);
    const before = world.hall.reputation[0];
    run(world, HALF_DAY);
    expect(world.hall.reputation[0]).toBeCloseTo((1 + before) / 2, 9);
  });
});

describe('the books', () => {
  it('balance to the cent after a day of service, credits, power and trade [TEN-5]', () => {
    const world = aWorld({ hosts: 2, vms: 3, placedOn: [0, 1, 0], facility: { dayCentsPerKwh: 20_013 } });
    step(world, [{ by: 0, call: { name: 'buyHost', args: { model: 1 } } }]);
    run(world, 700);
    step(world, [{ by: 0, call: { name: 'sellHost', args: { host: 2 as HostId } } }]);
    run(world, 500);
    const { hall } = world;
    const out = hall.creditsCents[0] + hall.energyCents[0] + hall.purchasesCents[0];
    const balance = hall.startCents[0] + hall.revenueCents[0] + hall.salesCents[0] - out;
    expect(hall.salesCents[0]).toBeGreaterThan(0);
    expect(hall.cashExactCents[0]).toBe(balance);
    expect(Number.isInteger(balance)).toBe(true);
  });

  it('tell the result of every day of twenty-four hours [TEN-5]', () => {
    const world = run(
      aWorld({ vms: 1, vm: { workload: 'idle' }, facility: FREE_POWER, scenario: { startHour: 0 } }),
      1200,
    );
    expect(world.events).toContainEqual({ type: 'dayEnded', day: 1, netCents: 240 * 400 });
  });
});

describe('the balance that is shown', () => {
  it('[TEN-5] is the one in the books after every second, at the close of an SLA period and at the end of a game', () => {
    // Nothing is served, so a credit of the whole fee falls due with each SLA period; the last second of the game closes one.
    const tenant = contract({ placedOn: [], vms: 2 });
    const served = contract({ vms: 1, placedOn: [0], vm: { ...PLAIN_VM, workload: 'idle', meanLoad: 0.2 } });
    const world = aWorld({ tenants: [tenant, served], scenario: { lengthS: 240 } });
    let credits = 0;
    for (let tick = 0; tick < 2 * HALF_DAY; tick++) {
      step(world, []);
      credits += world.events.filter(({ type }) => type === 'creditPaid').length;
      const told = (tick + 1) % 5 === 0;
      if (told) expect(world.hall.cash[0]).toBe(Math.floor(balanceCents(world) / 100));
    }
    expect(world.hall.over[0]).toBe(1);
    expect(credits).toBeGreaterThan(0);
  });

  it('[TEN-5] is that of the books at the end also where a tick is longer than a second, and does not divide it', () => {
    for (const tickSeconds of [0.3, 0.7, 3]) {
      const world = aWorld({
        tenants: [contract({ placedOn: [] })],
        scenario: { tickSeconds, lengthS: 240 },
      });
      while (world.hall.over[0] === 0) step(world, []);
      expect(world.hall.cash[0]).toBe(Math.floor(balanceCents(world) / 100));
    }
  });
});
