import type { TenantId } from '#shared/ids.ts';
import { TENANT_STATES } from '../kernel/codes/index.ts';
import { SECOND_S, ticksOf } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { autoscale } from './autoscaling.ts';
import { answerPrice } from './billing/pricing.ts';
import { endContract } from './contracts.ts';
import { finishJobs } from './demand/batch-jobs.ts';
import { applyArrivals } from './demand/population-arrivals.ts';

const ACTIVE = TENANT_STATES.indexOf('active');

/** System of the tick: how tenants answer to what they get: contracts that end, prices, autoscaling, who comes and goes. */
export function tenants(world: World): void {
  const { scenario, tick } = world;
  const secondTicks = ticksOf(scenario, SECOND_S);
  const isFullSecond = tick % secondTicks === 0;
  for (let t = 0 as TenantId; t < world.tenants.rows; t++) {
    if (world.tenants.state[t] !== ACTIVE) continue;
    if (world.tenants.ownDemand[t] === 1 && shapeOf(world, t) === 'batch') finishJobs(world, t);
    if (isFullSecond) answerPrice(world, t, secondTicks);
    endTerm(world, t);
  }
  autoscale(world);
  if (scenario.demand.kind === 'population') applyArrivals(world, scenario.demand);
}

function shapeOf({ tenants: { archetype }, scenario }: World, tenant: TenantId) {
  return scenario.tenants[archetype[tenant]].shape?.kind;
}

function endTerm(world: World, tenant: TenantId): void {
  const endsAtTick = world.tenants.endsAtTick[tenant];
  if (endsAtTick === 0 || world.tick < endsAtTick) return;
  endContract(world, tenant, 'ended');
  world.events.push({ type: 'contractEnded', tenant });
}
