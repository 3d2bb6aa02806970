import type { TenantId } from '#shared/ids.ts';
import { TENANT_STATES } from '../kernel/codes/index.ts';
import { uniform } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';
import { setNow } from './billing/pricing.ts';

const OFFERED = TENANT_STATES.indexOf('offered');
/** Rise of the price at which even the best reputation finds nobody who agrees; design value. */
const MOST_RISE = 0.4;

/** Chance that a tenant agrees to pay so many times what it pays now: certain for less, falling straight as it rises. */
export function chanceOfAgreement(rise: number, reputation: number): number {
  if (rise <= 0) return 1;
  return Math.max(0, reputation * (1 - rise / MOST_RISE));
}

/** Asks for a price in ‰ of the list price; answers whether the tenant agreed. */
export function renegotiate(world: World, tenant: TenantId, permille: number): boolean {
  const { tenants, hall, streams } = world;
  const rise = permille / tenants.pricePermille[tenant] - 1;
  const agreed = uniform(streams, 'contracts') < chanceOfAgreement(rise, hall.reputation[0]);
  tenants.renegotiated[tenant] = 1;
  if (!agreed) {
    penalizeRefusal(world, tenant);
    return false;
  }
  // Who is asked to pay less forgets a bad SLA period.
  if (rise < 0) tenants.breachedPeriods[tenant] = Math.max(0, tenants.breachedPeriods[tenant] - 1);
  setNow(world, tenant, permille, tenants.tier[tenant]);
  return true;
}

function penalizeRefusal({ tenants }: World, tenant: TenantId): void {
  if (tenants.state[tenant] === OFFERED) tenants.state[tenant] = TENANT_STATES.indexOf('expired');
  else tenants.breachedPeriods[tenant] += 1;
}
