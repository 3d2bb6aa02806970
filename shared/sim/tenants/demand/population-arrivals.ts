import { NONE, type TenantId, type VmId } from '#shared/ids.ts';
import { TENANT_STATES, VM_STATES, WORKLOADS } from '../../kernel/codes/index.ts';
import type { PopulationDemand } from '../../kernel/scenario/demand-spec.ts';
import { sharesOf } from '../../kernel/shares.ts';
import { hoursPerTick, SECOND_S, ticksOf } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { takeDown } from '../../lifecycle/index.ts';
import { bootWhatIsMade, place } from '../autoscaling.ts';
import { draftContract, signContract } from '../contracts.ts';
import { arrivals } from './batch-jobs.ts';
import { drawDeploymentSize, drawLifetimeHours, drawVm, type PopulationVm } from './population.ts';

const ACTIVE = TENANT_STATES.indexOf('active');
const ABSENT = TENANT_STATES.indexOf('none');
const OFF = VM_STATES.indexOf('off');

/** VMs of a cloud's population that come and go: once a second. A deployment takes a free row of `tenants` that can hold it. */
export function applyArrivals(world: World, demand: PopulationDemand): void {
  const { scenario, tick } = world;
  const everyTicks = ticksOf(scenario, SECOND_S);
  if (tick % everyTicks !== 0) return;
  depart(world);
  const mean = demand.deploymentsPerHour * hoursPerTick(scenario) * everyTicks;
  const arriving = arrivals(world, mean, 'population');
  for (let n = 0; n < arriving; n++) arrive(world);
  if (demand.placesItself) placeAll(world);
}

/** Whether a row of `tenants` is for deployments that come and go, and not for a contract of the scenario. */
function isSlot({ tenants, scenario }: World, tenant: number): boolean {
  if (tenants.vms[tenant] === 0 || tenants.baseload[tenant] === 1) return false;
  const spec = scenario.tenants[tenants.archetype[tenant]];
  return spec.offerAtS < 0 && spec.comesWith === undefined;
}

function arrive(world: World): void {
  const { tenants, hall, streams } = world;
  const size = drawDeploymentSize(streams);
  const drawn = drawVm(streams);
  const slot = smallestSlot(world, size);
  if (slot === NONE) {
    hall.turnedAwayVms[0] += size;
    return;
  }
  const tenant = slot as TenantId;
  moveIn(world, tenant, size, drawn);
  signContract(world, tenant);
  for (let vm = tenants.firstVm[tenant] as VmId; vm < tenants.firstVm[tenant] + size; vm++) stay(world, vm);
}

/** The free row that wastes the fewest rows of `vms`. */
function smallestSlot(world: World, size: number): number {
  const { tenants } = world;
  let best: number = NONE;
  for (let t = 0; t < tenants.rows; t++) {
    if (tenants.state[t] !== ABSENT || tenants.vms[t] < size || !isSlot(world, t)) continue;
    if (best === NONE || tenants.vms[t] < tenants.vms[best]) best = t;
  }
  return best;
}

/** A new customer in a free row: its VMs are alike, and are paid for by the vCPU. */
function moveIn(world: World, tenant: TenantId, size: number, drawn: PopulationVm): void {
  const { tenants, vms, scenario } = world;
  const spec = scenario.tenants[tenants.archetype[tenant]];
  draftContract(world, tenant, spec);
  tenants.vmsNow[tenant] = size;
  tenants.units[tenant] = size;
  tenants.feeCentsPerS[tenant] *= drawn.vcpus;
  const first = tenants.firstVm[tenant];
  for (let vm = first; vm < first + size; vm++) {
    vms.vcpus[vm] = drawn.vcpus;
    vms.memMib[vm] = drawn.memMib;
    vms.meanLoad[vm] = drawn.meanLoad;
    vms.workload[vm] = WORKLOADS.indexOf(drawn.interactive ? 'web' : 'batch');
    vms.shares[vm] = sharesOf(drawn.vcpus, 1);
  }
}

/** Each VM of a deployment has a life of its own. */
function stay({ vms, streams, scenario, tick }: World, vm: VmId): void {
  const lifeTicks = Math.max(1, Math.round(drawLifetimeHours(streams) / hoursPerTick(scenario)));
  vms.leavesAtTick[vm] = tick + lifeTicks;
}

function depart(world: World): void {
  const { tenants } = world;
  for (let t = 0 as TenantId; t < tenants.rows; t++) {
    if (tenants.state[t] === ACTIVE && isSlot(world, t)) departOf(world, t);
  }
}

function departOf(world: World, tenant: TenantId): void {
  const { tenants, vms, tick } = world;
  const first = tenants.firstVm[tenant];
  for (let vm = first as VmId; vm < first + tenants.vms[tenant]; vm++) {
    bootWhatIsMade(world, vm);
    if (vms.leavesAtTick[vm] === 0 || tick < vms.leavesAtTick[vm]) continue;
    takeDown(world, vm, 'none');
    tenants.vmsNow[tenant] -= 1;
  }
  if (tenants.vmsNow[tenant] === 0) tenants.state[tenant] = ABSENT;
}

/** VMs without a place get one as soon as there is room. */
function placeAll(world: World): void {
  const { tenants, vms } = world;
  for (let t = 0; t < tenants.rows; t++) {
    if (tenants.state[t] !== ACTIVE || !isSlot(world, t)) continue;
    for (let vm = tenants.firstVm[t] as VmId; vm < tenants.firstVm[t] + tenants.vms[t]; vm++) {
      if (vms.state[vm] === OFF && vms.host[vm] === NONE) place(world, vm);
    }
  }
}
