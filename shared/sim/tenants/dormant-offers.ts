import { NONE, type TenantId } from '#shared/ids.ts';
import { TENANT_STATES } from '../kernel/codes/index.ts';
import type { TenantSpec } from '../kernel/scenario/scenario.ts';
import type { OpenWorld, World } from '../kernel/world.ts';
import { makeOffer } from './contracts.ts';

/** States from which a customer that comes only on an occasion can (again) come. */
const AWAY = (['none', 'declined', 'expired', 'ended'] as const).map((state) => TENANT_STATES.indexOf(state));

/** The first customer of the scenario that comes with this occasion and is not here, or `NONE`. */
export function tenantForDeal(
  world: OpenWorld,
  occasion: NonNullable<TenantSpec['comesWith']>,
): TenantId | typeof NONE {
  const { tenants, scenario } = world;
  for (let t = 0 as TenantId; t < tenants.rows; t++) {
    if (tenants.vms[t] === 0 || !AWAY.includes(tenants.state[t])) continue;
    if (scenario.tenants[tenants.archetype[t]].comesWith === occasion) return t;
  }
  return NONE;
}

/** Has that customer offer its contract until a tick. */
export function bringOffer(world: World, occasion: NonNullable<TenantSpec['comesWith']>, endsAtTick: number): void {
  const tenant = tenantForDeal(world, occasion);
  if (tenant !== NONE) makeOffer(world, tenant as TenantId, endsAtTick);
}
