import { describe, expect, it } from 'vitest';
import { TENANT_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { aWorld, PLAIN_VM, run } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

const OFFER: TenantSpec = {
  archetype: 'cornerShop',
  tier: 'gold',
  vms: 2,
  vm: PLAIN_VM,
  feeCentsPerS: 400,
  baseload: false,
  offerAtS: 1,
  offerForS: 10,
};
const BASE: TenantSpec = { ...OFFER, vms: 1, baseload: true, offerAtS: 0, offerForS: 0 };

describe('contracts', () => {
  it('bring their VMs, off and nowhere, when accepted', () => {
    const world = run(aWorld({ tenants: [BASE, OFFER] }), 6);
    expect(VM_STATES[world.vms.state[1]]).toBe('none');
    expect(give(world, 'acceptContract', { tenant: 1 }, 2)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'contractAccepted', tenant: 1, by: 2 });
    expect([1, 2].map((vm) => [VM_STATES[world.vms.state[vm]], world.vms.host[vm]])).toEqual([
      ['off', -1],
      ['off', -1],
    ]);
    expect(give(world, 'acceptContract', { tenant: 1 })).toEqual({ code: 'notOffered' });
  });

  it('can be declined, but not baseload and not what is not on the table', () => {
    const world = run(aWorld({ tenants: [BASE, OFFER] }), 6);
    expect(give(world, 'declineContract', { tenant: 0 })).toEqual({ code: 'baseloadCannotBeDeclined' });
    expect(give(world, 'declineContract', { tenant: 2 })).toEqual({ code: 'notOffered' });
    expect(give(world, 'declineContract', { tenant: 1 })).toBeUndefined();
    expect(TENANT_STATES[world.tenants.state[1]]).toBe('declined');
  });

  it('cannot be accepted once the offer is over', () => {
    const world = run(aWorld({ tenants: [BASE, OFFER] }), 5 + 50);
    expect(give(world, 'acceptContract', { tenant: 1 })).toEqual({ code: 'notOffered' });
  });
});
