import type { TenantId } from '#shared/ids.ts';
import { TENANT_STATES, VM_STATES } from '../../kernel/codes/index.ts';
import type { TenantSpec } from '../../kernel/scenario/scenario.ts';
import { middleHourOf, secondsAt } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { productTermsOf } from '../product-terms.ts';
import { ask, askedLoad, ratedShare } from './asked-load.ts';
import { runBatchJobs } from './batch-jobs.ts';
import { dayFactor } from './day-curves.ts';
import { diurnalFactor, flashMean } from './demand-shapes.ts';

const ACTIVE = TENANT_STATES.indexOf('active');
const RUNNING = VM_STATES.indexOf('running');

/**
 * Load of the tenants whose demand is their own: shared among the VMs that run, shaped, or answering to a price. All others
 * keep what the day curve or trace gave them.
 */
export function tenantDemand(world: World): void {
  const { tenants, scenario } = world;
  for (let t = 0 as TenantId; t < tenants.rows; t++) {
    if (tenants.ownDemand[t] === 0 || tenants.state[t] !== ACTIVE) continue;
    const spec = scenario.tenants[tenants.archetype[t]];
    if (spec.shape?.kind === 'batch') runBatchJobs(world, t, spec.shape);
    else askOf(world, t, spec);
  }
}

/** Gives each running VM its part of what the tenant's users ask for; of what is shared, nobody does what is beyond its vCPUs. */
function askOf(world: World, tenant: TenantId, spec: TenantSpec): void {
  const { tenants, vms } = world;
  const first = tenants.firstVm[tenant];
  const level = tenants.demandFactor[tenant] * crowd(world, spec);
  const shared = sharesLoad(world, tenant, spec);
  const part = shared ? level * shareOf(world, tenant, spec) : level;
  for (let vm = first; vm < first + tenants.vms[tenant]; vm++) {
    if (vms.state[vm] !== RUNNING) continue;
    ask(vms, vm, part * usualLoad(world, vm, spec), shared ? Infinity : ratedShare(world, vm));
  }
  const usersCome = productTermsOf(tenants.product[tenant]).billedPer === 'user';
  tenants.unitsFactor[tenant] = usersCome ? level * usualUsers(world, first, spec) : 1;
}

/** Load of a VM before its tenant's own factors: measured, or its mean at this hour with its noise. May exceed 1. */
function usualLoad(world: World, vm: number, spec: TenantSpec): number {
  const { vms, scenario } = world;
  if (scenario.demand.kind !== 'curves') return askedLoad(vms, vm);
  return vms.meanLoad[vm] * (1 + vms.loadNoise[vm]) * usualUsers(world, vm, spec);
}

/** Users there now as a multiple of those at the average hour, before a crowd or a price: the hour, a rush, a peak. */
function usualUsers(world: World, vm: number, spec: TenantSpec): number {
  const { vms, hall, scenario, tick } = world;
  if (scenario.demand.kind !== 'curves') return 1;
  const hour = middleHourOf(scenario, tick);
  const ofDay = spec.shape?.kind === 'diurnal' ? diurnalFactor(spec.shape, hour) : dayFactor(vms.workload[vm], hour);
  return ofDay * vms.burst[vm] * hall.correlatedPeak[0];
}

function crowd({ scenario, tick }: World, { shape }: TenantSpec): number {
  if (shape?.kind !== 'flashCrowd') return 1;
  return flashMean(shape, secondsAt(scenario, tick) - shape.atS, scenario.tickSeconds);
}

/** Whether requests go to whichever VM runs; else each VM has its own, and how large it is is its tenant's affair. */
function sharesLoad({ tenants }: World, tenant: TenantId, spec: TenantSpec): boolean {
  return spec.elastic !== undefined || productTermsOf(tenants.product[tenant]).sees === 'service';
}

/** VMs that the tenant's load was meant for ÷ VMs that run. */
function shareOf({ tenants, vms }: World, tenant: TenantId, spec: TenantSpec): number {
  const first = tenants.firstVm[tenant];
  let running = 0;
  for (let vm = first; vm < first + tenants.vms[tenant]; vm++) if (vms.state[vm] === RUNNING) running += 1;
  return (spec.elastic?.start ?? spec.vms) / Math.max(1, running);
}
