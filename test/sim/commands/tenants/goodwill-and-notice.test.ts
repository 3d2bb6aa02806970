import { describe, expect, it } from 'vitest';
import { aWorld, run } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

/** Two VMs that stand nowhere, at ¤4 a second each; a second a tick. */
const broken = () => aWorld({ vms: 2, placedOn: 'nowhere', scenario: { tickSeconds: 1 } });

describe('goodwill', () => {
  it('[PRI-4] costs half the fee of twenty seconds, in which nothing is owed', () => {
    const world = run(broken(), 10);
    expect(world.tenants.owedTicks[0]).toBe(20);
    expect(give(world, 'payGoodwill', { tenant: 0 }, 5)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'goodwillPaid', tenant: 0, cents: 8000, by: 5 });
    run(world, 19);
    expect(world.tenants.owedTicks[0]).toBe(20);
    run(world, 1);
    expect(world.tenants.owedTicks[0]).toBe(22);
  });

  it('[PRI-4] is taken once an SLA period', () => {
    const world = run(broken(), 10);
    give(world, 'payGoodwill', { tenant: 0 });
    expect(give(world, 'payGoodwill', { tenant: 0 })).toEqual({ code: 'alreadyPatient', tenant: 0 });
    run(world, 120 - world.tick);
    expect(give(world, 'payGoodwill', { tenant: 0 })).toBeUndefined();
  });

  it('[PRI-4] needs a customer and the money', () => {
    expect(give(broken(), 'payGoodwill', { tenant: 1 })).toEqual({ code: 'noSuchTenant', tenant: 1 });
    const poor = aWorld({ vms: 2, facility: { startCents: 7999 } });
    expect(give(poor, 'payGoodwill', { tenant: 0 })).toMatchObject({ code: 'notEnoughCash', needCents: 8000 });
  });
});

describe('work that was announced', () => {
  const host = () => aWorld({ vms: 2, vm: { workload: 'idle' }, scenario: { tickSeconds: 1 } });

  it('[PRI-6] excuses what VMs on the host lack within its time, and nothing before or after', () => {
    const world = host();
    expect(give(world, 'announceMaintenance', { host: 0, inS: 20, forS: 10 }, 1)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'maintenanceAnnounced', host: 0, byTick: 20, by: 1 });
    give(world, 'powerOffVm', { vm: 0 });
    const owedBy = (tick: number) => run(world, tick - world.tick).tenants.owedTicks[0];
    expect(owedBy(20)).toBe(40);
    // One of two runs: only that one is owed.
    expect(owedBy(30)).toBe(50);
    expect(owedBy(40)).toBe(70);
    expect(world.tenants.goodTicks[0]).toBe(world.tick + 1);
  });

  it('[PRI-6] must be announced early and not every day', () => {
    const world = host();
    give(world, 'announceMaintenance', { host: 0, inS: 20, forS: 10 });
    expect(give(world, 'announceMaintenance', { host: 0, inS: 40, forS: 10 })).toEqual({
      code: 'alreadyAnnounced',
      host: 0,
    });
    run(world, 30 + 240 - world.tick);
    expect(give(world, 'announceMaintenance', { host: 0, inS: 40, forS: 10 })).toBeUndefined();
  });
});
