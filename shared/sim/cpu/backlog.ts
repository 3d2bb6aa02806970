import { NONE } from '#shared/ids.ts';
import type { World } from '../kernel/world.ts';

/** A request that has waited this long is given up by whoever sent it; design value. */
export const TIMEOUT_S = 30;
/** A guest tries to work off what waits in this time, if it can get the cycles; design value. */
const CATCH_UP_S = 1;

/** Native service time of one request of a guest, in seconds; 0 for a guest of nobody. */
export function serviceSeconds({ vms, tenants, scenario }: World, v: number): number {
  const tenant = vms.tenant[v];
  return tenant === NONE ? 0 : scenario.tenants[tenants.archetype[tenant]].vm.serviceMs / 1000;
}

/** Load that a guest wants beside its present one, to work off what waits: fraction of its vCPUs. */
export function catchUpLoad(world: World, v: number): number {
  const { vms, scenario } = world;
  if (vms.backlog[v] === 0) return 0;
  const workS = vms.backlog[v] * serviceSeconds(world, v);
  return workS / (vms.vcpus[v] * Math.max(CATCH_UP_S, scenario.tickSeconds));
}

/**
 * Requests that wait after `dtS`, with `arriving` and `served` requests a second. In a first-come queue whose customers
 * leave after the timeout there are never more than arrive in that time; the others are lost.
 */
export function nextBacklog(backlog: number, arriving: number, served: number, dtS: number): number {
  return Math.max(0, Math.min(backlog + (arriving - served) * dtS, arriving * TIMEOUT_S));
}

/** Part of the requests arriving in `dtS` that, or whose predecessors, time out. */
export function lostFraction(backlog: number, arriving: number, served: number, dtS: number): number {
  const overflow = backlog + (arriving - served) * dtS - arriving * TIMEOUT_S;
  return arriving <= 0 ? 0 : Math.max(0, Math.min(1, overflow / (arriving * dtS)));
}
