import type { TenantId } from '#shared/ids.ts';
import { PRODUCTS } from '../../kernel/codes/index.ts';
import type { OpenWorld } from '../../kernel/world.ts';

const IAAS = PRODUCTS.indexOf('iaas');

/** What a tenant pays at full service, in cents per second: for each VM that it has now, or for the instances or users of its contract. */
export function contractCentsPerS({ tenants }: OpenWorld, tenant: TenantId): number {
  const units = tenants.product[tenant] === IAAS ? tenants.vmsNow[tenant] : tenants.units[tenant];
  return tenants.feeCentsPerS[tenant] * units;
}

/** The part of that which one of its VMs earns, in cents per second. */
export function contractCentsPerSOfVm(world: OpenWorld, tenant: TenantId): number {
  return contractCentsPerS(world, tenant) / Math.max(1, world.tenants.vmsNow[tenant]);
}
