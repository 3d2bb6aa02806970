import { describe, expect, it } from 'vitest';
import type { VmId } from '#shared/ids.ts';
import { PRODUCTS, type Product, STATUSES } from '#shared/sim/kernel/codes/index.ts';
import type { TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { compromiseVm } from '#shared/sim/security/blast-radius.ts';
import { latencyLimitMs, patchedByHall } from '#shared/sim/tenants/product-terms.ts';
import { aWorld, PLAIN_VM, run } from '../../support/a-world.ts';
import { constantLoad } from '../../support/constant-load.ts';
import { give } from '../../support/give.ts';

const FREE_POWER = { dayCentsPerKwh: 0, nightCentsPerKwh: 0 };

function tenant(product: Product, wish: Partial<TenantSpec> = {}): TenantSpec {
  return {
    archetype: 'megaMail',
    tier: 'silver',
    vms: 4,
    vm: { ...PLAIN_VM, workload: 'idle', memMib: 512, serviceMs: 20 },
    feeCentsPerS: 100,
    baseload: true,
    offerAtS: 0,
    offerForS: 0,
    placedOn: [0, 0, 0, 0],
    product,
    ...wish,
  };
}

/** Four VMs that want so many percent each. */
function hall(product: Product, percent: number, wish: Partial<TenantSpec> = {}): World {
  const load = constantLoad([percent, percent, percent, percent]);
  return aWorld({
    tenants: [tenant(product, wish)],
    facility: FREE_POWER,
    traces: load.traces,
    scenario: { ...load.scenario, tickSeconds: 1 },
  });
}

const earned = (world: World, ticks: number) => {
  const before = world.hall.revenueCents[0];
  run(world, ticks);
  return world.hall.revenueCents[0] - before;
};
const good = (world: World, ticks: number) => {
  const [goodBefore, owedBefore] = [world.tenants.goodTicks[0], world.tenants.owedTicks[0]];
  run(world, ticks);
  return (world.tenants.goodTicks[0] - goodBefore) / (world.tenants.owedTicks[0] - owedBefore);
};

describe('who looks after what', () => {
  it.each([
    ['iaas', []],
    ['paas', ['guestOs', 'runtime']],
    ['saas', ['guestOs', 'runtime', 'application']],
  ] as const)('[PRD-1] of %s the hall patches %j', (product, layers) => {
    const patched = (['guestOs', 'runtime', 'application'] as const).filter((layer) =>
      patchedByHall(PRODUCTS.indexOf(product), layer),
    );
    expect(patched).toEqual(layers);
  });
});

describe('what is paid for', () => {
  it('[PRD-1] infrastructure by the VM, a platform by the instance, a service by the user', () => {
    expect(earned(run(hall('iaas', 20), 10), 10)).toBe(10 * 4 * 100);
    expect(earned(run(hall('paas', 20, { units: 20 }), 10), 10)).toBe(10 * 20 * 100);
    expect(earned(run(hall('saas', 20, { units: 300 }), 10), 10)).toBe(10 * 300 * 100);
  });

  it('[PRD-1] a service earns more when more users are there', () => {
    const world = aWorld({
      tenants: [tenant('saas', { units: 300, shape: { kind: 'diurnal' } })],
      facility: FREE_POWER,
      scenario: { tickSeconds: 1, startHour: 3, secondsPerHour: 3600 },
    });
    run(world, 5);
    expect(world.tenants.unitsFactor[0]).toBeCloseTo(0.5, 3);
    expect(earned(world, 10) / (10 * 300 * 100)).toBeCloseTo(0.5, 2);
  });
});

describe('a second', () => {
  it('[PRD-2] of a platform is good within 12, 9 or 6 service times, or within what the contract says', () => {
    const spec = tenant('paas');
    expect([0, 1, 2].map((tier) => latencyLimitMs(spec, tier))).toEqual([240, 180, 120]);
    expect(latencyLimitMs({ ...spec, latencyLimitMs: 55 }, 2)).toBe(55);
  });

  it.each([
    [1, 1, 1],
    [0.99, 0, 0.5],
    [0.49, 0, 0],
  ] as const)('[PRD-2] answered in 1 ÷ %f of the limit is good to %f and earns %f', (part, isGood, pay) => {
    const answers = run(hall('paas', 50), 60).vms.latencyExactMs[0];
    const world = run(hall('paas', 50, { latencyLimitMs: answers * part * 1.001 }), 60);
    expect(good(world, 10)).toBe(isGood);
    expect(earned(world, 10)).toBe(10 * 4 * 100 * pay);
  });

  it('[PRD-2] of infrastructure does not look at response time', () => {
    expect(good(run(hall('iaas', 50, { latencyLimitMs: 1 }), 60), 10)).toBe(1);
  });

  it('[PRD-2] that answers too few requests at all is bad for a service, in time or not', () => {
    const wish = { latencyLimitMs: 1_000_000, units: 4 };
    const world = (product: Product) => {
      const loaded = hall(product, 60, wish);
      for (let vm = 0; vm < 4; vm++) {
        const limit = { vm, sharesFactor: 1, reservationMhz: 0, limitMhz: 1000, reservedMib: 0 };
        give(loaded, 'setAllocation', limit);
      }
      return run(loaded, 120);
    };
    const [platform, service] = [world('paas'), world('saas')];
    expect(service.vms.lossFraction[0]).toBeGreaterThan(0.005);
    expect([good(platform, 10), good(service, 10)]).toEqual([1, 0]);
  });
});

describe('a VM that is gone', () => {
  it('[PRD-3] is missed by who sees VMs, and not by who sees a service that the others carry', () => {
    const [machines, platform] = [hall('iaas', 20), hall('paas', 20)];
    for (const world of [machines, platform]) {
      give(world, 'powerOffVm', { vm: 0 });
      run(world, 20);
    }
    expect(good(machines, 10)).toBe(0.75);
    expect(good(platform, 10)).toBe(1);
    expect(earned(platform, 10)).toBe(10 * 4 * 100);
    expect(platform.vms.load[1]).toBeCloseTo((0.2 * 4) / 3, 12);
  });

  it('[PRD-3] is missed by all when it was the last', () => {
    const world = hall('saas', 20);
    for (let vm = 0; vm < 4; vm++) give(world, 'powerOffVm', { vm });
    run(world, 5);
    expect([good(world, 10), earned(world, 10)]).toEqual([0, 0]);
    expect(STATUSES[world.vms.status[0]]).toBe('breach');
  });
});

describe('a guest that somebody has broken into', () => {
  it('[PRD-5] is bad service where the hall patches it, and the tenant’s own affair where it does not', () => {
    const goodOf = (product: Product) => {
      const world = run(hall(product, 20), 20);
      compromiseVm(world, 0 as VmId);
      // At once, before what the intruder runs there takes cycles from anybody.
      return good(world, 1);
    };
    expect([goodOf('iaas'), goodOf('paas'), goodOf('saas')]).toEqual([1, 0.75, 0.75]);
  });
});
