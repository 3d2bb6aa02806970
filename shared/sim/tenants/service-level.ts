import type { VmId } from '#shared/ids.ts';
import { PRODUCTS, VM_STATES } from '../kernel/codes/index.ts';
import { ticksOf } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { PROVISIONING_S } from './contracts.ts';
import { latencyLimitMs, patchedByHall, productTermsOf, tolerableLoss } from './product-terms.ts';
import { DEGRADED_SPEED, type TierTerms } from './tier-terms.ts';

/** How a second of a VM is judged by its tenant. */
export const BAD = 0;
const DEGRADED = 1;
export const GOOD = 2;

/** Up to so many times the promised response time a second is degraded and not yet bad; design value. */
const DEGRADED_LATENCY = 2;

const OFF = VM_STATES.indexOf('off');
const BOOTING = VM_STATES.indexOf('booting');
const RUNNING = VM_STATES.indexOf('running');
const IAAS = PRODUCTS.indexOf('iaas');

/** How a VM's second counts for its tenant, by what that tenant buys: speed, response time, or right answers in time. */
export function serviceLevel(world: World, vm: VmId, product: number, terms: TierTerms): number {
  if (world.vms.state[vm] !== RUNNING) return BAD;
  const deadlineS = deadlineSeconds(world, vm);
  if (deadlineS > 0) return levelOfLatency(workLoad(world, vm, deadlineS));
  if (product === IAAS) return levelOfSpeed(servedSpeed(world, vm), terms.goodSpeed);
  const ofLatency = levelOfLatency(latencyLoad(world, vm));
  // Whoever patches a guest answers for it: one that somebody has broken into serves nobody well.
  if (world.vms.compromised[vm] === 1 && patchedByHall(product, 'guestOs')) return BAD;
  const answersAll = world.vms.lossFraction[vm] <= tolerableLoss(world.tenants.tier[world.vms.tenant[vm]]);
  if (productTermsOf(product).judgedBy === 'latencyAndCorrectness' && !answersAll) return BAD;
  return Math.min(ofLatency, levelOfSpeed(1 - world.vms.owedUnmetFraction[vm], terms.goodSpeed));
}

function levelOfSpeed(speed: number, goodSpeed: number): number {
  if (speed >= goodSpeed) return GOOD;
  return speed >= DEGRADED_SPEED ? DEGRADED : BAD;
}

function levelOfLatency(load: number): number {
  if (load <= 1) return GOOD;
  return load <= DEGRADED_LATENCY ? DEGRADED : BAD;
}

/**
 * Speed that a tenant notices: short dips are smoothed, and what is asked of a VM beyond what its vCPUs can do is not
 * served at all.
 */
function servedSpeed({ vms }: World, vm: VmId): number {
  return vms.speedAverage[vm] * (1 - vms.owedUnmetFraction[vm]);
}

/** Time that batch work of a VM's tenant has, in seconds; 0 where there is no deadline. */
function deadlineSeconds({ vms, tenants, scenario }: World, vm: VmId): number {
  const tenant = vms.tenant[vm];
  if (tenants.ownDemand[tenant] === 0) return 0;
  const shape = scenario.tenants[tenants.archetype[tenant]].shape;
  return shape?.kind === 'batch' ? (shape.deadlineSeconds ?? 0) : 0;
}

/** Whether a VM is judged by the work that it has to finish in time. */
export function isJudgedByDeadline(world: World, vm: VmId): boolean {
  return deadlineSeconds(world, vm) > 0;
}

/** Time that the waiting work of a VM takes on its own vCPUs, as a share of what it has. */
function workLoad({ vms }: World, vm: VmId, deadlineS: number): number {
  return vms.workLeftS[vm] / (vms.vcpus[vm] * deadlineS);
}

/** Response time as a share of what is promised. */
function latencyLoad({ vms, tenants, scenario }: World, vm: VmId): number {
  const tenant = vms.tenant[vm];
  return vms.latencyExactMs[vm] / latencyLimitMs(scenario.tenants[tenants.archetype[tenant]], tenants.tier[tenant]);
}

/** A VM that its tenant gives back serves nobody any more, and nobody minds. */
export function isLeaving({ vms, tick }: World, vm: VmId): boolean {
  return vms.leavesAtTick[vm] > 0 && tick >= vms.leavesAtTick[vm];
}

/** A VM that autoscaling has just added and that does not run yet is not owed for as long as a new contract's would not be. */
export function isArriving({ vms, tenants, scenario, tick }: World, vm: VmId): boolean {
  if (vms.state[vm] !== OFF && vms.state[vm] !== BOOTING) return false;
  const scaledAtTick = tenants.scaledAtTick[vms.tenant[vm]];
  return scaledAtTick >= 0 && tick - scaledAtTick < ticksOf(scenario, PROVISIONING_S);
}

/** How far a running VM's loss is on the way to a bad second: 1 = there. */
export function lossStress(world: World, vm: VmId, goodSpeed: number): number {
  const { vms, tenants } = world;
  const product = tenants.product[vms.tenant[vm]];
  const deadlineS = deadlineSeconds(world, vm);
  if (deadlineS > 0) return workLoad(world, vm, deadlineS);
  if (product === IAAS) return (1 - servedSpeed(world, vm)) / (1 - goodSpeed);
  return Math.max(latencyLoad(world, vm), vms.owedUnmetFraction[vm] / (1 - goodSpeed));
}
