import type { ByHost } from '../kernel/by-host.ts';
import { addClaim, type Claims, claimsFor, emptied, shareOut } from '../kernel/max-min.ts';
import type { World } from '../kernel/world.ts';
import { capacityMhz, wakeUpMs } from './cpu-capacity.ts';
import { allItMayHaveMhz, readyForMhz } from './guest-claims.ts';
import { readyFraction, waitPerRun } from './ready-time.ts';
import { noteEntitlements } from './waits.ts';

let pool = claimsFor(64);

/** Scratch: what is left of a host for guests that are not pinned. */
const rest = { cores: 0, capacityMhz: 0, usedMhz: 0 };

/**
 * Hands out the cycles of a host on which guests have cores for themselves: each of those runs on its own cores and nowhere
 * else, whether it uses them or not, and the others share what is left but `goneMhz`. `all` holds the guests' floors and
 * ceilings.
 */
export function sharePinned(world: World, index: ByHost, host: number, all: Claims, goneMhz: number): void {
  const { vms, hosts } = world;
  const { start, vm } = index;
  const clockMhz = hosts.coreMhz[host] * hosts.clockFactor[host];
  const smt = hosts.smt[host] === 1;
  const sliceMs = hosts.sliceMs[host];
  const apart = hosts.coreScheduling[host] === 1;
  let [ownMhz, runnable] = [0, 0];
  pool = emptied(pool, start[host + 1] - start[host]);
  for (let i = start[host]; i < start[host + 1]; i++) {
    const [v, k] = [vm[i], i - start[host]];
    const cores = vms.pinnedCores[v];
    const own = cores === 0 ? 0 : capacityMhz(cores, clockMhz, smt, all.ceiling[k] / clockMhz, sliceMs, 0, apart);
    if (cores === 0) runnable += all.ceiling[k] / clockMhz;
    all.granted[k] = Math.min(own, all.ceiling[k]);
    ownMhz += own;
    addClaim(pool, all.floor[k], cores === 0 ? all.ceiling[k] : 0, all.weight[k]);
  }
  rest.cores = Math.max(0, hosts.cores[host] - hosts.pinnedCores[host]);
  rest.capacityMhz = rest.cores === 0 ? 0 : capacityMhz(rest.cores, clockMhz, smt, runnable, sliceMs, goneMhz, apart);
  hosts.wakeUpMs[host] = rest.cores === 0 ? 0 : wakeUpMs(rest.cores, runnable, sliceMs);
  shareOut(pool, rest.capacityMhz);
  rest.usedMhz = 0;
  for (let k = 0; k < all.count; k++) {
    all.granted[k] += pool.granted[k];
    rest.usedMhz += pool.granted[k];
  }
  hosts.capacityMhz[host] = ownMhz + rest.capacityMhz;
}

/** What `noteWaits` says of a host as a whole, for its own cores of each pinned guest and for what is left to the others. */
export function notePinnedWaits(world: World, index: ByHost, host: number, all: Claims): void {
  const { vms, hosts } = world;
  const { start, vm } = index;
  const clockMhz = hosts.coreMhz[host] * hosts.clockFactor[host];
  const perRun = rest.capacityMhz > 0 ? waitPerRun(rest.cores, (rest.usedMhz / rest.capacityMhz) * rest.cores) : 0;
  for (let i = start[host]; i < start[host + 1]; i++) {
    const [v, k] = [vm[i], i - start[host]];
    const readyMhz = readyForMhz(vms, v, all.ceiling[k], clockMhz);
    const refused = readyMhz > 0 ? Math.max(0, 1 - vms.gotMhz[v] / readyMhz) : 0;
    const pinned = vms.pinnedCores[v] > 0;
    vms.readyFraction[v] = readyFraction(vms.gotMhz[v] / (vms.vcpus[v] * clockMhz), refused, pinned ? 0 : perRun);
    const ownMhz = Math.min(allItMayHaveMhz(world, v), vms.pinnedCores[v] * clockMhz);
    if (pinned) vms.availableMhz[v] = Math.max(vms.gotMhz[v], ownMhz);
  }
  noteEntitlements(world, index, host, pool, rest.capacityMhz, rest.usedMhz);
}
