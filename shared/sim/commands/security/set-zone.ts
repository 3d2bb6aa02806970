import type { TenantId } from '#shared/ids.ts';
import { oneOf, row } from '#shared/payload.ts';
import { TENANT_STATES, TENANT_ZONES } from '../../kernel/codes/index.ts';
import { defineCommand } from '../define.ts';

/**
 * Chooses how a tenant is kept apart: among all; private, where its pages are merged with nobody else's; or on hosts of its
 * own. VMs that stand with others already stay until somebody moves them.
 */
export const setZone = defineCommand({
  payload: { tenant: row<TenantId>('tenants'), zone: oneOf(TENANT_ZONES) },

  check({ tenants }, { tenant, zone }) {
    if (tenants.state[tenant] !== TENANT_STATES.indexOf('active')) return { code: 'noSuchTenant', tenant };
    return tenants.zone[tenant] === TENANT_ZONES.indexOf(zone) ? { code: 'nothingToChange' } : undefined;
  },

  apply({ tenants, events }, { tenant, zone }, by) {
    tenants.zone[tenant] = TENANT_ZONES.indexOf(zone);
    events.push({ type: 'zoneChanged', tenant, zone, by });
  },
});
