import type { ByHost } from '../kernel/by-host.ts';
import type { Claims } from '../kernel/max-min.ts';
import type { World } from '../kernel/world.ts';
import { drawCurve, grantedIf } from './entitlement.ts';
import { allItMayHaveMhz, readyForMhz } from './guest-claims.ts';
import { readyFraction, waitPerRun } from './ready-time.ts';

/** How long guests waited, and what they would have got if they had wanted all that they may have. */
export function noteWaits(world: World, { start, vm }: ByHost, host: number, claims: Claims): void {
  const { vms, hosts } = world;
  const { gotMhz, vcpus, readyFraction: ready } = vms;
  const clockMhz = hosts.coreMhz[host] * hosts.clockFactor[host];
  const capacityMhz = hosts.capacityMhz[host];
  const cores = Math.max(1, Math.round(capacityMhz / clockMhz));
  const busy = capacityMhz > 0 ? (hosts.usedMhz[host] / capacityMhz) * cores : 0;
  const perRun = waitPerRun(cores, busy);
  const first = start[host];
  for (let i = first; i < start[host + 1]; i++) {
    const v = vm[i];
    const most = readyForMhz(vms, v, claims.ceiling[i - first], clockMhz);
    const refused = most > 0 ? Math.max(0, 1 - gotMhz[v] / most) : 0;
    ready[v] = readyFraction(gotMhz[v] / (vcpus[v] * clockMhz), refused, perRun);
  }
  noteEntitlements(world, { start, vm }, host, claims, capacityMhz, hosts.usedMhz[host]);
}

/**
 * Writes what each guest of a host is entitled to. A guest that asks for less than its part of a full host would get more
 * if it asked, at the cost of those who have more than theirs; what is left over is not what it is entitled to.
 */
export function noteEntitlements(
  world: World,
  { start, vm }: ByHost,
  host: number,
  claims: Claims,
  supplyMhz: number,
  usedMhz: number,
): void {
  const { vms, hosts } = world;
  const { gotMhz, availableMhz, pinnedCores, vcpus, throttlePermille, limitMhz } = vms;
  const clockMhz = hosts.coreMhz[host] * hosts.clockFactor[host];
  const spareMhz = Math.max(0, supplyMhz - usedMhz);
  const first = start[host];
  let drawn = false;
  for (let i = first; i < start[host + 1]; i++) {
    const v = vm[i];
    if (pinnedCores[v] > 0) continue;
    const free = throttlePermille[v] + limitMhz[v] === 0 && vms.memoryBlocked[v] === 0;
    const most = free ? vcpus[v] * clockMhz : allItMayHaveMhz(world, v);
    const k = i - first;
    const easy = gotMhz[v] + spareMhz;
    if (easy >= most) availableMhz[v] = most > gotMhz[v] ? most : gotMhz[v];
    // Who gets less than it asks for has its part already.
    else if (claims.granted[k] < claims.ceiling[k]) availableMhz[v] = easy;
    else {
      if (!drawn) drawCurve(claims);
      drawn = true;
      const part = grantedIf(claims, supplyMhz, k, Math.min(vms.reservationMhz[v], most), most);
      availableMhz[v] = Math.max(easy, part);
    }
  }
}
