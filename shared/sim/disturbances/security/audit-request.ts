import type { TenantId } from '#shared/ids.ts';
import { defineDisturbance } from '../define.ts';

/** A tenant wants to see that it is kept apart from others; whoever has not shown it when the time is over has failed. */
export const auditRequest = defineDisturbance({
  subject: 'tenant',
  warningS: 60,
  lengthS: 0,
  refusal: ({ tenants }, tenant) =>
    tenants.auditUntilTick[tenant] > 0 ? { code: 'auditIsUnderWay', tenant: tenant as TenantId } : undefined,
  herald({ tenants, events }, tenant, startsAtTick) {
    tenants.auditUntilTick[tenant] = startsAtTick;
    events.push({ type: 'auditAsked', tenant: tenant as TenantId, byTick: startsAtTick });
  },
  start() {},
});
