import type { ByHost } from '../kernel/by-host.ts';
import { type Claims, shareOut } from '../kernel/max-min.ts';
import type { World } from '../kernel/world.ts';
import { coScheduleRelaxed, noteCoStop } from './co-scheduling.ts';
import { gangShare } from './gang-slots.ts';
import { notePinnedWaits, sharePinned } from './pinned-scheduling.ts';

/**
 * Shares a host's cycles among its guests' claims, in the way in which this host and this hall schedule. `goneMhz`: cycles
 * that are not the guests'.
 */
export function shareCores(world: World, index: ByHost, host: number, claims: Claims, goneMhz: number): void {
  const { hosts, scenario } = world;
  const how = scenario.policies.coScheduling;
  if (how === 'strict') hosts.capacityMhz[host] *= gangShare(world, index, host, claims);
  if (hosts.pinnedCores[host] > 0) sharePinned(world, index, host, claims, goneMhz);
  else {
    shareOut(claims, hosts.capacityMhz[host]);
    if (how === 'relaxed') coScheduleRelaxed(world, index, host, claims);
  }
}

/** What is special in how long guests waited where cores are pinned, or vCPUs are kept together. */
export function noteSpecialWaits(world: World, index: ByHost, host: number, claims: Claims): void {
  if (world.hosts.pinnedCores[host] > 0) notePinnedWaits(world, index, host, claims);
  else if (world.scenario.policies.coScheduling === 'relaxed') noteCoStop(world, index, host);
}
