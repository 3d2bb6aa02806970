import type { ByHost } from '../kernel/by-host.ts';
import { type Claims, shareOut } from '../kernel/max-min.ts';
import type { World } from '../kernel/world.ts';
import { readyForMhz } from './guest-claims.ts';
import { readyFraction, waitPerRun } from './ready-time.ts';

/**
 * Relaxed co-scheduling stops the vCPUs of a guest that have run ahead until the slowest has caught up: 0.15 of its ready
 * time for each further vCPU, at most half of all time; design values.
 */
const STOP_PER_SIBLING = 0.15;
const MOST_STOPPED = 0.5;

/** Fraction of time that a vCPU stands still for its siblings, when each is ready and waiting for `ready` of the time. */
export function coStop(vcpus: number, ready: number): number {
  return Math.min(MOST_STOPPED, STOP_PER_SIBLING * (vcpus - 1) * ready);
}

/**
 * Lets wide guests of a host lose what co-stop takes, and others use it: running, ready and stopped time together are at
 * most all time, so where they would be more, all three shrink. `claims` holds what the guests were granted.
 */
export function coScheduleRelaxed(world: World, { start, vm }: ByHost, host: number, claims: Claims): void {
  const { vms, hosts } = world;
  const clockMhz = hosts.coreMhz[host] * hosts.clockFactor[host];
  const perRun = hostWait(world, host, claims, clockMhz);
  let stopped = false;
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    const k = i - start[host];
    if (vms.vcpus[v] < 2 || claims.ceiling[k] <= 0) continue;
    const running = claims.granted[k] / (vms.vcpus[v] * clockMhz);
    const ready = readyFraction(running, Math.max(0, 1 - claims.granted[k] / claims.ceiling[k]), perRun);
    const stoppedPart = coStop(vms.vcpus[v], ready);
    const all = running + ready + stoppedPart;
    vms.coStopFraction[v] = stoppedPart / Math.max(1, all);
    if (all <= 1 || stoppedPart === 0) continue;
    claims.ceiling[k] = claims.granted[k] / all;
    claims.floor[k] = Math.min(claims.floor[k], claims.ceiling[k]);
    stopped = true;
  }
  if (stopped) shareOut(claims, hosts.capacityMhz[host]);
}

/** Chance waits on the host as a whole, per unit of time that a vCPU runs. */
function hostWait({ hosts }: World, host: number, claims: Claims, clockMhz: number): number {
  const capacityMhz = hosts.capacityMhz[host];
  let usedMhz = 0;
  for (let k = 0; k < claims.count; k++) usedMhz += claims.granted[k];
  const cores = Math.max(1, Math.round(capacityMhz / clockMhz));
  return waitPerRun(cores, capacityMhz > 0 ? (usedMhz / capacityMhz) * cores : 0);
}

/** Adds co-stop to the waiting of the guests of a host, and takes it from what they could still get. */
export function noteCoStop({ vms, hosts }: World, { start, vm }: ByHost, host: number): void {
  const clockMhz = hosts.coreMhz[host] * hosts.clockFactor[host];
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    const stopped = vms.coStopFraction[v];
    if (stopped === 0) continue;
    const wholeMhz = vms.vcpus[v] * clockMhz;
    const wantedMhz = readyForMhz(vms, v, Math.min(vms.dueMhz[v], wholeMhz), clockMhz);
    const refused = wantedMhz > 0 ? Math.max(0, 1 - vms.gotMhz[v] / wantedMhz) : 0;
    const waited = Math.max(refused, vms.readyFraction[v] + stopped);
    vms.readyFraction[v] = Math.min(waited, 1 - vms.gotMhz[v] / wholeMhz);
    vms.availableMhz[v] = Math.max(vms.gotMhz[v], vms.availableMhz[v] * (1 - stopped));
  }
}
