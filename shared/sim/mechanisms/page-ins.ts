import { PAGES_PER_MIB } from '#shared/units.ts';
import type { ByHost } from '../by-host.ts';
import { WORKLOADS } from '../codes.ts';
import { ewmaWeight } from '../det-math.ts';
import type { World } from '../world.ts';
import { activeShare } from './guest-memory.ts';
import type { SwapDevice } from './swap-devices.ts';

type Vms = World['vms'];

const JVM = WORKLOADS.indexOf('jvm');

/** A guest touches each of its active pages once in this time; design value. */
const TOUCH_S = 10;
/** What a guest keeps touching changes: in this time idle pages become active and active ones idle; design value. */
const DRIFT_S = 600;
/** Part of a device's speed at which pages nobody asked for are brought back while memory is plentiful; design value. */
const IDLE_READS = 0.5;

/**
 * Brings back what guests touch of their swapped and compressed memory, as far as memory is free; what is swapped no
 * faster than the device reads. Victims were picked blindly, so at first the active share of them is that of the guest;
 * those come back, and what stays away is more and more what nobody needs.
 */
export function bringBack(world: World, { start, vm }: ByHost, host: number, device: SwapDevice): void {
  const { vms, hosts, scenario } = world;
  const part = touchedPart(scenario.tickSeconds);
  let [swappedMib, compressedMib] = [0, 0];
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    drift(world, v);
    if (vms.memoryBlocked[v] === 1) continue;
    swappedMib += vms.swappedActiveMib[v] * part;
    compressedMib += vms.compressedActiveMib[v] * part;
  }
  if (swappedMib + compressedMib === 0) return;
  const read = partOf((device.iops * scenario.tickSeconds) / PAGES_PER_MIB, swappedMib);
  const fits = partOf(Math.max(0, hosts.freeExactMib[host]), swappedMib * read + compressedMib);
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    if (vms.memoryBlocked[v] === 1) continue;
    returnPages(vms, v, vms.swappedActiveMib[v] * part * read * fits, vms.compressedActiveMib[v] * part * fits);
  }
}

/** Part of what is wanted that can be had. */
function partOf(haveMib: number, wantMib: number): number {
  return wantMib <= haveMib ? 1 : haveMib / wantMib;
}

/** Lets the guest's interest wander. */
function drift({ vms, scenario }: World, v: number): void {
  if (vms.swappedExactMib[v] + vms.compressedExactMib[v] === 0) return;
  const weight = ewmaWeight(scenario.tickSeconds, DRIFT_S);
  const share = activeShare(vms, v);
  vms.swappedActiveMib[v] += weight * (share * vms.swappedExactMib[v] - vms.swappedActiveMib[v]);
  vms.compressedActiveMib[v] += weight * (share * vms.compressedExactMib[v] - vms.compressedActiveMib[v]);
}

/** Part of the active pages away that is touched within a tick. */
function touchedPart(tickSeconds: number): number {
  return ewmaWeight(tickSeconds, TOUCH_S);
}

function returnPages(vms: Vms, v: number, swappedMib: number, compressedMib: number): void {
  vms.swappedExactMib[v] = withoutDust(vms.swappedExactMib[v] - swappedMib);
  vms.swappedActiveMib[v] = Math.max(0, Math.min(vms.swappedActiveMib[v] - swappedMib, vms.swappedExactMib[v]));
  vms.compressedExactMib[v] = withoutDust(vms.compressedExactMib[v] - compressedMib);
  vms.compressedActiveMib[v] = Math.max(
    0,
    Math.min(vms.compressedActiveMib[v] - compressedMib, vms.compressedExactMib[v]),
  );
}

/** An exponential never ends; below one page it is over. */
function withoutDust(mib: number): number {
  return mib < 1 / PAGES_PER_MIB ? 0 : mib;
}

/**
 * Brings back the rest, in equal parts, when `roomMib` is free beyond what the host aims at; what is swapped at a part of
 * the device's speed, what is compressed as if it were touched. Real hosts leave idle pages away until they are; here
 * pressure that has ended leaves no trace.
 */
export function bringBackIdle(
  world: World,
  { start, vm }: ByHost,
  host: number,
  device: SwapDevice,
  roomMib: number,
): void {
  const { vms, scenario } = world;
  const part = touchedPart(scenario.tickSeconds);
  let [swappedMib, compressedMib] = [0, 0];
  for (let i = start[host]; i < start[host + 1]; i++) {
    swappedMib += vms.swappedExactMib[vm[i]];
    compressedMib += vms.compressedExactMib[vm[i]] * part;
  }
  if (swappedMib + compressedMib === 0) return;
  const readableMib = IDLE_READS * Math.min(device.writeMibPerS, device.iops / PAGES_PER_MIB) * scenario.tickSeconds;
  const read = partOf(readableMib, swappedMib);
  const fits = partOf(roomMib, swappedMib * read + compressedMib);
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    returnPages(vms, v, vms.swappedExactMib[v] * read * fits, vms.compressedExactMib[v] * part * fits);
  }
}

/** Pages a second that a guest touches of its active memory of that size, if it is away; on average over a tick. */
function touchesPerS(activeMib: number, tickSeconds: number): number {
  return ((activeMib * touchedPart(tickSeconds)) / tickSeconds) * PAGES_PER_MIB;
}

/** Page reads a second that a guest needs from the host's swap. */
export function swapInsPerS({ vms, scenario }: World, v: number): number {
  return vms.swappedActiveMib[v] === 0 ? 0 : touchesPerS(vms.swappedActiveMib[v], scenario.tickSeconds);
}

/** Pages a second that a guest has decompressed. */
export function decompressionsPerS({ vms, scenario }: World, v: number): number {
  return vms.compressedActiveMib[v] === 0 ? 0 : touchesPerS(vms.compressedActiveMib[v], scenario.tickSeconds);
}

/**
 * Page reads a second that a guest needs from its own page file. A guest evicts its least used pages, so a small part of
 * the active memory is missed much less than its size suggests: its square (touch rates spread evenly; design value).
 */
export function guestPageInsPerS({ vms }: World, v: number): number {
  const activeMib = vms.activeExactMib[v];
  if (vms.guestPagedMib[v] <= 0 || activeMib <= 0) return 0;
  if (vms.workload[v] === JVM) return heapReadsPerS(vms, v);
  const part = Math.min(1, vms.guestPagedMib[v] / activeMib);
  return ((activeMib * part * part) / TOUCH_S) * PAGES_PER_MIB;
}

/**
 * The same for a Java machine: its pages are found by the collector, not by use, so the guest evicts as blindly as a host
 * would, and of what is away so much is needed as of the whole heap (communities.vmware.com, Love your balloon driver, 2009).
 */
function heapReadsPerS(vms: Vms, v: number): number {
  const share = Math.min(1, vms.activeExactMib[v] / vms.touchedExactMib[v]);
  return ((share * vms.guestPagedMib[v]) / TOUCH_S) * PAGES_PER_MIB;
}
