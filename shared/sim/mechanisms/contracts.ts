import type { TenantId, VmId } from '#shared/ids.ts';
import { TENANT_STATES, VM_STATES } from '../codes.ts';
import type { OpenWorld, World } from '../world.ts';

/** Whether a contract is on the table now. */
export function isOffered({ tenants, tick }: OpenWorld, tenant: TenantId): boolean {
  const offered = tenants.state[tenant] === TENANT_STATES.indexOf('offered');
  return offered && tick < tenants.offerEndsAtTick[tenant];
}

/** Starts a contract: its VMs are there, off and nowhere, and cost credits until they run. */
export function signContract({ tenants, vms }: World, tenant: TenantId): void {
  tenants.state[tenant] = TENANT_STATES.indexOf('active');
  const first = tenants.firstVm[tenant];
  for (let vm = first as VmId; vm < first + tenants.vms[tenant]; vm++) vms.state[vm] = VM_STATES.indexOf('off');
}
