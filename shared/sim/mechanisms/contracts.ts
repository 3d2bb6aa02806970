import type { TenantId, VmId } from '#shared/ids.ts';
import { TENANT_STATES, VM_STATES } from '../codes.ts';
import { ticksOf } from '../time.ts';
import type { OpenWorld, World } from '../world.ts';

/** Whether a contract is on the table now. */
export function isOffered({ tenants, tick }: OpenWorld, tenant: TenantId): boolean {
  const offered = tenants.state[tenant] === TENANT_STATES.indexOf('offered');
  return offered && tick < tenants.offerEndsAtTick[tenant];
}

/** Time between signing and the first beat of service owed, in seconds of machine time; game value. */
const PROVISIONING_S = 20;

/** Starts a contract: its VMs are there, off and nowhere, and cost credits from `PROVISIONING_S` on until they run. */
export function signContract({ tenants, vms, tick, scenario }: World, tenant: TenantId): void {
  tenants.state[tenant] = TENANT_STATES.indexOf('active');
  tenants.owedFromTick[tenant] = tick + ticksOf(scenario, PROVISIONING_S);
  const first = tenants.firstVm[tenant];
  for (let vm = first as VmId; vm < first + tenants.vms[tenant]; vm++) vms.state[vm] = VM_STATES.indexOf('off');
}
