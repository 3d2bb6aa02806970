import type { VmId } from '#shared/ids.ts';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { type Plan, propose } from '../plan.ts';

/** Shares by tier, as multiples of normal: bronze, silver, gold. */
const FACTOR_BY_TIER = [1, 2, 8] as const;
const RUNNING = VM_STATES.indexOf('running');

/** Who pays for gold waits last when a host is short of cycles, and who pays for bronze waits first. */
export function shareByTier(plan: Plan): void {
  const { vms, tenants } = plan.world;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.state[vm] !== RUNNING) continue;
    const sharesFactor = FACTOR_BY_TIER[tenants.tier[vms.tenant[vm]]];
    propose(plan, {
      name: 'setAllocation',
      args: { vm, sharesFactor, reservationMhz: 0, limitMhz: 0, reservedMib: 0 },
    });
  }
}
