import type { TenantId } from '#shared/ids.ts';
import { VM_STATES } from '../../kernel/codes/index.ts';
import { exp } from '../../kernel/det-math.ts';
import { uniform } from '../../kernel/random.ts';
import type { World } from '../../kernel/world.ts';
import { ask } from './asked-load.ts';
import { type BatchShape, jobSeconds, meanJobSeconds } from './demand-shapes.ts';

const RUNNING = VM_STATES.indexOf('running');
/** Beyond so many expected arrivals a tick, their number is no longer drawn one by one. */
const DRAWN_ONE_BY_ONE = 30;

/**
 * Load of a tenant that works through jobs: each VM has a queue of fixed work. It wants all of its vCPUs while work waits,
 * so that whoever is slowed down works longer, and nothing when none is left. Jobs arrive so that the mean load is what
 * the contract says; every VM draws, running or not.
 */
export function runBatchJobs(world: World, tenant: TenantId, shape: BatchShape): void {
  const { tenants, vms, scenario } = world;
  const first = tenants.firstVm[tenant];
  const perSecond = tenants.demandFactor[tenant] / meanJobSeconds(shape);
  for (let vm = first; vm < first + tenants.vms[tenant]; vm++) {
    const workS = vms.vcpus[vm] * scenario.tickSeconds;
    const arriving = arrivals(world, perSecond * vms.meanLoad[vm] * vms.burst[vm] * workS);
    for (let job = 0; job < arriving; job++) vms.workLeftS[vm] += jobSeconds(shape, uniform(world.streams, 'jobs'));
    // What a tick cannot do waits for the next one, so nothing is unmet.
    ask(vms, vm, vms.state[vm] === RUNNING ? Math.min(1, vms.workLeftS[vm] / workS) : 0);
  }
}

/** Takes what was done in this tick off the queues of a tenant that works through jobs. */
export function finishJobs({ tenants, vms, scenario }: World, tenant: TenantId): void {
  const first = tenants.firstVm[tenant];
  for (let vm = first; vm < first + tenants.vms[tenant]; vm++) {
    if (vms.state[vm] !== RUNNING) continue;
    const doneS = vms.load[vm] * vms.speed[vm] * vms.vcpus[vm] * scenario.tickSeconds;
    vms.workLeftS[vm] = Math.max(0, vms.workLeftS[vm] - doneS);
  }
}

/** Number of arrivals of a Poisson process with this mean, by products of uniform draws (Knuth, TAOCP 2, §3.4.1). */
export function arrivals(
  { streams }: Pick<World, 'streams'>,
  mean: number,
  stream: 'jobs' | 'population' = 'jobs',
): number {
  if (mean <= 0) return 0;
  // A large mean in parts: the sum of Poisson numbers is one.
  if (mean > DRAWN_ONE_BY_ONE) {
    return arrivals({ streams }, mean / 2, stream) + arrivals({ streams }, mean - mean / 2, stream);
  }
  const least = exp(-mean);
  let count = 0;
  for (let product = uniform(streams, stream); product > least; product *= uniform(streams, stream)) count += 1;
  return count;
}
