import { describe, expect, it } from 'vitest';
import { lossesOf } from '#shared/sim/accounts/index.ts';
import { TENANT_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { aWorld, PLAIN_VM, run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';

const shop: TenantSpec = {
  archetype: 'cornerShop',
  tier: 'silver',
  vms: 2,
  vm: { ...PLAIN_VM, workload: 'idle' },
  feeCentsPerS: 400,
  baseload: true,
  offerAtS: 0,
  offerForS: 0,
};

describe('baseload with a second of its own', () => {
  const hall = () =>
    aWorld({
      tenants: [
        { ...shop, placedOn: [0, 0] },
        { ...shop, offerAtS: 30 },
      ],
    });

  it('is not there before, is announced twenty seconds ahead, and comes without being asked [TEN-4] [TEN-9]', () => {
    const world = run(hall(), 5 * 10 + 1);
    expect([...world.forecasts.subject]).toContain(1);
    expect([TENANT_STATES[world.tenants.state[1]], VM_STATES[world.vms.state[2]]]).toEqual(['none', 'none']);
    run(world, 5 * 20);
    expect([TENANT_STATES[world.tenants.state[1]], VM_STATES[world.vms.state[2]]]).toEqual(['active', 'off']);
    expect(give(world, 'declineContract', { tenant: 1 })).toEqual({ code: 'baseloadCannotBeDeclined' });
  });

  it('is owed service from twenty seconds after it came [TEN-4]', () => {
    const world = run(hall(), 5 * 50);
    expect(lossesOf(world)).toEqual([]);
    run(world, 5);
    expect(lossesOf(world)).toMatchObject([{ tenant: 1, cause: 'notPlaced', goodTicks: 2 * 5, firstTick: 250 }]);
  });
});
