import type { TenantId } from '#shared/ids.ts';
import { int, row } from '#shared/payload.ts';
import { PERMILLE } from '#shared/units.ts';
import { activeTenantRefusal, isOffered, renegotiate } from '../../tenants/index.ts';
import { defineCommand } from '../define.ts';

const PERMILLE_PER_PERCENT = PERMILLE / 100;

/**
 * Asks a tenant, or somebody who offers a contract, for another price at once, in percent of the list price. Less is always
 * welcome and makes up for a bad SLA period; more may be refused, and then an offer is gone and a tenant is angry.
 */
export const renegotiateContract = defineCommand({
  payload: { tenant: row<TenantId>('tenants'), percent: int(70, 130) },

  check(world, { tenant, percent }) {
    const { tenants } = world;
    const refusal = isOffered(world, tenant) ? undefined : activeTenantRefusal(world, tenant);
    if (refusal) return refusal;
    if (tenants.baseload[tenant] === 1) return { code: 'priceIsFixed', tenant };
    if (tenants.renegotiated[tenant] === 1) return { code: 'askedAlready', tenant };
    return tenants.pricePermille[tenant] === percent * PERMILLE_PER_PERCENT ? { code: 'nothingToChange' } : undefined;
  },

  apply(world, { tenant, percent }, by) {
    const pricePermille = percent * PERMILLE_PER_PERCENT;
    const agreed = renegotiate(world, tenant, pricePermille);
    world.events.push({ type: agreed ? 'renegotiated' : 'renegotiationFailed', tenant, pricePermille, by });
  },
});
