import type { TenantId } from '#shared/ids.ts';
import { defineDisturbance } from '../define.ts';

/** A rush at one tenant: the load of its VMs is multiplied. */
export const tenantBurst = defineDisturbance({
  subject: 'tenant',
  warningS: 20,
  lengthS: 30,
  factor: 4,
  start({ tenants, vms, events }, tenant, factor, endsAtTick) {
    const first = tenants.firstVm[tenant];
    for (let vm = first; vm < first + tenants.vms[tenant]; vm++) {
      vms.burst[vm] = Math.max(vms.burst[vm], factor);
      vms.burstEndsAtTick[vm] = Math.max(vms.burstEndsAtTick[vm], endsAtTick);
    }
    events.push({ type: 'tenantBurst', tenant: tenant as TenantId, on: true });
  },
});
