import type { TenantId, VmId } from '#shared/ids.ts';
import { homeOf, type Plan, usualPeakCores } from '../plan.ts';
import { foreseen } from './foresee.ts';

/** Counts towards every host what a rush that the forecast lane announces will want of it, so that all else is planned for that. */
export function expectRush(plan: Plan): void {
  const rush = foreseen(plan.world, 'tenantBurst');
  if (rush === undefined || rush.startsInS <= 0) return;
  const { tenants, vms } = plan.world;
  // One whose number of machines follows its load asks for more of them instead of more from each.
  const grows = tenants.autoscaleMax[rush.subject] > 0;
  const first = tenants.firstVm[rush.subject as TenantId];
  for (let vm = first as VmId; vm < first + tenants.vms[rush.subject]; vm++) {
    const outlook = plan.outlooks[homeOf(plan.world, vm)];
    if (outlook === undefined) continue;
    const usual = usualPeakCores(plan.world, vm);
    outlook.peakCores += Math.min(grows ? Number.POSITIVE_INFINITY : vms.vcpus[vm], rush.factor * usual) - usual;
  }
}
