import { type ByHost, indexByHost } from '../kernel/by-host.ts';
import { HOST_STATES } from '../kernel/codes/index.ts';
import type { Claims } from '../kernel/max-min.ts';
import { simulates, type World } from '../kernel/world.ts';
import { hasBackEnds, shareWithBackEnds } from './back-end-cycles.ts';
import { noteSpecialWaits, shareCores } from './core-shares.ts';
import { capacityMhz, wakeUpMs } from './cpu-capacity.ts';
import { askFirst } from './device-asks.ts';
import { claimCycles, runnableVcpus, waitForDevices, wantCycles } from './guest-claims.ts';
import { noteWaits } from './waits.ts';

const ON = HOST_STATES.indexOf('on');
/** A difference of platform cycles below this part of the host's is rounding. */
const ROUNDING = 1e-9;

/** Scratch, by host: cycles of the platform that a host's guests were given less of, MHz. */
let plannedMhz = new Float64Array(1);
/** Whether anybody waited in this tick so far. */
let waited = false;

/** How cycles are shared once more. */
interface Look {
  /** Whether guests that are held need no cycles. */
  readonly heldCounts: boolean;
  /** Whether nobody may do more than he asked his devices for. */
  readonly asAsked: boolean;
}
const AGAIN: Look = { heldCounts: false, asAsked: false };

/**
 * System of the tick: shares each host's cycles among its guests, as if their devices were in nobody's way. It comes before
 * the network and the disks, because what guests send and read is what these cycles let them do.
 */
export function cpu(world: World): void {
  const { hosts } = world;
  const index = indexByHost(world);
  if (plannedMhz.length < hosts.rows) plannedMhz = new Float64Array(hosts.rows);
  wantNothing(world);
  for (let h = 0; h < hosts.rows; h++) {
    if (hosts.state[h] === ON) plan(world, index, h);
    else idle(world, h);
  }
  waited = false;
  if (simulates(world, 'network') || simulates(world, 'storage')) askFirst(world);
}

/**
 * After the devices: where guests wait for them, or the platform took something else than was set aside for it, the cycles
 * are shared once more. Answers whether anybody waits, so that others may do more and ask for more.
 */
export function settleCycles(world: World): boolean {
  const { netFraction, diskFraction, rows } = world.vms;
  let waits = false;
  for (let v = 0; v < rows && !waits; v++) waits = netFraction[v] < 1 || diskFraction[v] < 1;
  settle(world, waits, AGAIN);
  return waits;
}

/**
 * The last look of a tick whose cycles and devices did not come to agree. Who is not held back by a device gets no more than
 * he asked his devices for, so that nobody works for requests that nobody serves; a little of a host's time may stay unused.
 */
export function settleAsAsked(world: World): void {
  settle(world, true, { ...AGAIN, asAsked: true });
}

/** System of the tick, after all that devices do: what is used is what was needed for work that was done. */
export function closeCycles(world: World): void {
  const { hosts } = world;
  settle(world, waitsAnybody(world), { ...AGAIN, heldCounts: true });
  // The sum for the next tick begins with the platform; memory and migration add what they spend, where they take part.
  for (let h = 0; h < hosts.rows; h++) if (hosts.state[h] === ON) hosts.overheadMhz[h] = hosts.platformMhz[h];
}

function settle(world: World, waits: boolean, look: Look): void {
  const { hosts } = world;
  const index = indexByHost(world);
  // Who waited in an earlier look of this tick, and no longer does, gets back what is due to it.
  waited ||= waits;
  for (let h = 0; h < hosts.rows; h++) {
    if (hosts.state[h] !== ON) continue;
    const moved = Math.abs(hosts.platformMhz[h] - plannedMhz[h]) > ROUNDING * hosts.cores[h] * hosts.coreMhz[h];
    const changed = waited && waitForDevices(world, index, h, look.heldCounts);
    if (moved || changed) shareAgain(world, index, h, look.asAsked);
    plannedMhz[h] = hosts.platformMhz[h];
  }
}

function shareAgain(world: World, index: ByHost, host: number, asAsked: boolean): void {
  const claims = claimCycles(world, index, host);
  shareRest(world, index, host, claims, world.hosts.platformMhz[host]);
  if (asAsked) keepToAsked(world, index, host, claims);
  finish(world, index, host, claims);
}

/** Takes from guests that wait for no device what they were granted beyond the cycles for whose work their devices were asked. */
function keepToAsked({ vms }: World, { start, vm }: ByHost, host: number, { granted }: Claims): void {
  const { gotMhz, netFraction, diskFraction } = vms;
  const first = start[host];
  for (let i = first; i < start[host + 1]; i++) {
    const v = vm[i];
    const served = netFraction[v] === 1 && diskFraction[v] === 1;
    if (served) granted[i - first] = Math.min(granted[i - first], gotMhz[v]);
  }
}

/** From here to `closeCycles` the overhead is what memory and migration spent; the platform is told for itself. */
function plan(world: World, index: ByHost, host: number): void {
  const { hosts } = world;
  const claims = wantCycles(world, index, host);
  hosts.overheadMhz[host] = Math.max(0, hosts.overheadMhz[host] - hosts.platformMhz[host]);
  const baseMhz = Math.max(0, hosts.platformMhz[host] - hosts.dom0Mhz[host]);
  if (hasBackEnds(world, host)) plannedMhz[host] = shareBackEnds(world, index, host, claims, baseMhz);
  else {
    shareRest(world, index, host, claims, baseMhz);
    plannedMhz[host] = baseMhz;
  }
  finish(world, index, host, claims);
}

/** Shares the cycles of a host that the platform and its back ends leave. Answers what these were left, MHz. */
function shareBackEnds(world: World, index: ByHost, host: number, claims: Claims, baseMhz: number): number {
  const share = (backEndMhz: number) => shareRest(world, index, host, claims, baseMhz + backEndMhz);
  return baseMhz + shareWithBackEnds(world, index, host, claims, share);
}

function finish(world: World, index: ByHost, host: number, claims: Claims): void {
  handOut(world, index, host, claims);
  noteWaits(world, index, host, claims);
  noteSpecialWaits(world, index, host, claims);
}

/** Shares the cycles of a host that the platform leaves. */
function shareRest(world: World, index: ByHost, host: number, claims: Claims, platformMhz: number): void {
  const { hosts } = world;
  const cores = hosts.cores[host];
  const sliceMs = hosts.sliceMs[host];
  const clockMhz = hosts.coreMhz[host] * hosts.clockFactor[host];
  const runnable = runnableVcpus(claims, clockMhz);
  const goneMhz = hosts.overheadMhz[host] + platformMhz;
  const smt = hosts.smt[host] === 1;
  const apart = hosts.coreScheduling[host] === 1;
  hosts.capacityMhz[host] = capacityMhz(cores, clockMhz, smt, runnable, sliceMs, goneMhz, apart);
  hosts.wakeUpMs[host] = wakeUpMs(cores, runnable, sliceMs);
  shareCores(world, index, host, claims, goneMhz);
}

/** Gives guests their cycles, for the first time in a tick or instead of those that they were given; code caches fill as they run. */
function handOut(world: World, { start, vm }: ByHost, host: number, { granted }: Claims): void {
  const { vms, hosts, scenario } = world;
  const { gotMhz, warmCpuS } = vms;
  const first = start[host];
  const secondsPerMhz = scenario.tickSeconds / hosts.coreMhz[host];
  let used = 0;
  for (let i = first; i < start[host + 1]; i++) {
    const v = vm[i];
    const got = granted[i - first];
    warmCpuS[v] += (got - gotMhz[v]) * secondsPerMhz;
    gotMhz[v] = got;
    used += got;
  }
  hosts.usedMhz[host] = used;
}

/** Whether any guest waits for its network or its disk, or is held. */
function waitsAnybody({ vms }: World): boolean {
  const { netFraction, diskFraction, heldFraction, rows } = vms;
  for (let v = 0; v < rows; v++) if (netFraction[v] < 1 || diskFraction[v] < 1 || heldFraction[v] === 1) return true;
  return false;
}

function wantNothing({ vms }: World): void {
  vms.wantMhz.fill(0);
  vms.dueMhz.fill(0);
  vms.gotMhz.fill(0);
  vms.availableMhz.fill(0);
  vms.readyFraction.fill(0);
  vms.coStopFraction.fill(0);
}

function idle({ hosts }: World, host: number): void {
  hosts.capacityMhz[host] = 0;
  hosts.demandMhz[host] = 0;
  hosts.dueMhz[host] = 0;
  hosts.usedMhz[host] = 0;
  hosts.wakeUpMs[host] = 0;
  hosts.overheadMhz[host] = 0;
}
