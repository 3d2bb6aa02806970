import type { TenantId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { activeTenantRefusal, cashRefusal, goodwillCents, payForPatience } from '../../tenants/index.ts';
import { defineCommand } from '../define.ts';

/** Pays a tenant for its patience: for twenty seconds it is owed nothing, once an SLA period. */
export const payGoodwill = defineCommand({
  payload: { tenant: row<TenantId>('tenants') },

  check(world, { tenant }) {
    const refusal = activeTenantRefusal(world, tenant);
    if (refusal) return refusal;
    if (world.tenants.goodwillGiven[tenant] === 1) return { code: 'alreadyPatient', tenant };
    return cashRefusal(world, goodwillCents(world, tenant));
  },

  apply(world, { tenant }, by) {
    const cents = payForPatience(world, tenant);
    world.events.push({ type: 'goodwillPaid', tenant, cents, by });
  },
});
