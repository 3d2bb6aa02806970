import type { TenantId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { missingEvidence, passAudit } from '../../tenants/index.ts';
import { defineCommand } from '../define.ts';

/** Shows a tenant that asked for it that it is kept apart: no pages shared with others, patched hosts, nobody broken in. */
export const answerAudit = defineCommand({
  payload: { tenant: row<TenantId>('tenants') },

  check: (world, { tenant }) =>
    world.tenants.auditUntilTick[tenant] === 0 ? { code: 'noAudit', tenant } : missingEvidence(world, tenant),

  apply(world, { tenant }, by) {
    passAudit(world, tenant);
    world.events.push({ type: 'auditPassed', tenant, by });
  },
});
