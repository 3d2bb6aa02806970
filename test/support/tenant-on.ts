import type { TenantSpec, VmSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { PLAIN_VM } from './a-world.ts';

/** A silver tenant with small VMs, one for each row of `placedOn`; with more VMs than that, the rest stand nowhere. */
export function tenantOn(placedOn: readonly number[], vm: Partial<VmSpec> = {}, vms = placedOn.length): TenantSpec {
  return {
    archetype: 'cornerShop',
    tier: 'silver',
    vms,
    vm: { ...PLAIN_VM, memMib: 1024, ...vm },
    feeCentsPerS: 400,
    baseload: true,
    offerAtS: 0,
    offerForS: 0,
    placedOn,
  };
}
