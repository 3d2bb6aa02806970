import { CAUSES, type Cause } from '../kernel/codes/index.ts';
import { ln } from '../kernel/det-math.ts';
import { isStunned } from '../kernel/guest-power.ts';
import type { World } from '../kernel/world.ts';

const at = (cause: Cause): number => CAUSES.indexOf(cause);
const STEAL = at('steal');
const LIMIT = at('limit');
const BALLOONED = at('ballooned');
const COMPRESSED = at('compressed');
const SWAPPED = at('swappedByHost');
const PAGING = at('guestPaging');
const BLOCKED = at('memoryBlocked');
const PAUSE = at('migrationPause');
const THROTTLED = at('throttled');
const TAX = at('techniqueTax');
const BURST = at('tenantBurst');
const NETWORK = at('network');
const DISK = at('disk');
const DISK_FULL = at('diskFull');
const DUPLICATE = at('duplicateIdentity');
const STRANGE = at('strangeLoad');
const NEIGHBOURS = at('neighbours');
const REMOTE = at('remoteMemory');
const HEAT = at('heat');
const DOM0 = at('dom0');
const HUNG = at('hung');
const COLLECTION = at('garbageCollection');

/** Losses below this part of the speed are not named; design value. */
export const WORTH_NAMING = 0.02;
/** A burst from which on a guest's want for more is called its own; design value. */
const OWN_BURST = 1.2;
/** A factor this small or smaller counts as this: nothing at all gets done. */
const NOTHING = 1e-9;

/**
 * Splits what a running guest lost of its speed in this tick among the causes, into `parts` (by index of `CAUSES`): parts
 * of the full speed, which add up to 1 − `speed`. Speed is what factors leave of each other's work: cycles, packets and disk
 * requests, of which only the scarcest counts, and the time in which the guest gets on at all. Each factor f takes its
 * share in proportion to −ln f, so that the order in which they are named does not matter.
 */
export function splitLoss(world: World, v: number, parts: Float64Array): void {
  share(world, v, parts, 1 - world.vms.speed[v], world.vms.unmetFraction[v]);
}

/**
 * The same for what its tenant may mind: without the part of what is asked of it that is the tenant's own affair. Answers
 * that loss, which the parts add up to.
 */
export function splitOwedLoss(world: World, v: number, parts: Float64Array): number {
  const { speed, unmetFraction, owedUnmetFraction } = world.vms;
  const unmet = owedUnmetFraction[v];
  // What was asked beyond the vCPUs is taken out of the speed and the tenant's due part of it put back.
  const done = unmetFraction[v] < 1 ? speed[v] / (1 - unmetFraction[v]) : 0;
  return share(world, v, parts, 1 - done * (1 - unmet), unmet);
}

/** Shares `lost` among the causes by their weights; answers what was shared. */
function share(world: World, v: number, parts: Float64Array, lost: number, unmet: number): number {
  parts.fill(0);
  if (lost <= 0) return 0;
  weighCarried(world, v, parts, unmet);
  weighTime(world, v, parts);
  let sum = 0;
  for (let c = 0; c < parts.length; c++) sum += parts[c];
  if (sum <= 0) return 0;
  for (let c = 0; c < parts.length; c++) parts[c] *= lost / sum;
  return lost;
}

/** How much a factor below 1 weighs; nothing from 1 on. */
export function weightOf(factor: number): number {
  return factor >= 1 ? 0 : -ln(Math.max(NOTHING, factor));
}

/** Cycles, packets or disk requests: whichever there is least of holds the others back. */
function weighCarried(world: World, v: number, parts: Float64Array, unmet: number): void {
  const { vms } = world;
  const device = Math.min(vms.netFraction[v], vms.diskFraction[v]);
  if (device > 0) weighCycles(world, v, parts);
  else weighDevice(world, v, parts, 0);
  // What is asked of a guest beyond its vCPUs is its tenant's own want for more.
  parts[BURST] += weightOf(1 - unmet);
}

/** The scarcer device holds a guest back to `factor` of what its cycles would do. */
function weighDevice(world: World, v: number, parts: Float64Array, factor: number): void {
  const { netFraction, diskFraction } = world.vms;
  parts[diskFraction[v] <= netFraction[v] ? diskCause(world, v) : networkCause(world, v)] += weightOf(factor);
}

/** A guest that hangs sends nothing; one behind a privileged guest loses what that does not get done before anything else. */
function networkCause({ vms, hosts }: World, v: number): number {
  const share = hosts.dom0Share[vms.host[v]];
  if (vms.hung[v] === 1) return HUNG;
  return share < 1 && vms.netFraction[v] <= share ? DOM0 : NETWORK;
}

function diskCause({ vms, datastores }: World, v: number): number {
  return datastores.full[vms.datastore[v]] === 1 ? DISK_FULL : DISK;
}

/**
 * What a guest lacks between the work offered to it and the cycles it got, step by step from its own limits to its
 * neighbours. Old work that it tries to catch up with does not count: that it has to is shown by its latency.
 */
function weighCycles(world: World, v: number, parts: Float64Array): void {
  const { vms, hosts } = world;
  parts[REMOTE] += weightOf(vms.cpuFactor[v]);
  parts[NEIGHBOURS] += weightOf(vms.noiseFactor[v]);
  const vcpuMhz = vms.vcpus[v] * hosts.coreMhz[vms.host[v]];
  const offeredMhz = vms.load[v] * vcpuMhz * vms.taxFactor[v];
  if (offeredMhz <= 0 || vms.memoryBlocked[v] === 1 || isStunned(vms, v)) return;
  const coolMhz = Math.min(offeredMhz, vcpuMhz);
  const wholeMhz = Math.min(coolMhz, vcpuMhz * hosts.clockFactor[vms.host[v]]);
  const unthrottled = 1 - vms.throttlePermille[v] / 1000;
  const throttledMhz = wholeMhz * unthrottled;
  const limitedMhz = vms.limitMhz[v] > 0 ? Math.min(throttledMhz, vms.limitMhz[v]) : throttledMhz;
  weighWork(vms, v, coolMhz / offeredMhz, parts);
  parts[HEAT] += weightOf(wholeMhz / coolMhz);
  parts[THROTTLED] += weightOf(unthrottled);
  if (throttledMhz > 0) parts[LIMIT] += weightOf(limitedMhz / throttledMhz);
  if (limitedMhz <= 0) return;
  // Cycles that a guest cannot use while it waits for a device are stolen by nobody.
  const usableMhz = Math.min(limitedMhz, vms.dueMhz[v]);
  weighDevice(world, v, parts, usableMhz / limitedMhz);
  if (usableMhz > 0) parts[vms.burst[v] > OWN_BURST ? BURST : STEAL] += weightOf(vms.gotMhz[v] / usableMhz);
}

/** Cycles that a guest needs beside its program’s: for being a guest, and for collecting its garbage, each in proportion. */
export function weighWork(vms: World['vms'], v: number, factor: number, parts: Float64Array): void {
  const weight = weightOf(factor);
  const all = weightOf(1 / vms.taxFactor[v]);
  if (weight === 0 || all === 0) return;
  const collection = Math.min(1, weightOf(1 / vms.heapWork[v]) / all);
  parts[COLLECTION] += weight * collection;
  parts[TAX] += weight * (1 - collection);
}

/** Time in which the guest did not get on although it had its cycles. */
export function weighTime({ vms }: World, v: number, parts: Float64Array): void {
  if (vms.memoryBlocked[v] === 1) parts[BLOCKED] += weightOf(0);
  weighStall(vms, v, parts);
  parts[BALLOONED] += weightOf(1 - vms.balloonCost[v]);
  parts[PAUSE] += weightOf(1 - vms.pausedFraction[v]);
  const held = vms.duplicate[v] ? DUPLICATE : vms.infected[v] && vms.stunLeftS[v] === 0 ? STRANGE : DISK;
  parts[held] += weightOf(1 - vms.heldFraction[v]);
}

/** Waits for memory add up to one factor; each has its part of it. */
function weighStall(vms: World['vms'], v: number, parts: Float64Array): void {
  const stalled = vms.stallFraction[v];
  if (stalled <= 0) return;
  const perFraction = weightOf(1 - stalled) / stalled;
  const named = vms.decompressFraction[v] + vms.swapFraction[v] + vms.guestPagingFraction[v];
  parts[COMPRESSED] += perFraction * vms.decompressFraction[v];
  parts[SWAPPED] += perFraction * vms.swapFraction[v];
  parts[PAGING] += perFraction * vms.guestPagingFraction[v];
  parts[BLOCKED] += perFraction * Math.max(0, stalled - named);
}
