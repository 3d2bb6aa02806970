import type { TenantId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { TENANT_STATES } from '../../kernel/codes/index.ts';
import { isOffered } from '../../tenants/index.ts';
import { defineCommand } from '../define.ts';

/** Turns an offered contract down. Baseload cannot be declined. */
export const declineContract = defineCommand({
  payload: { tenant: row<TenantId>('tenants') },

  check(world, { tenant }) {
    if (world.tenants.baseload[tenant]) return { code: 'baseloadCannotBeDeclined' };
    return isOffered(world, tenant) ? undefined : { code: 'notOffered' };
  },

  apply({ tenants, events }, { tenant }, by) {
    tenants.state[tenant] = TENANT_STATES.indexOf('declined');
    events.push({ type: 'contractDeclined', tenant, by });
  },
});
