import { PAGES_PER_MIB } from '#shared/units.ts';
import type { ByHost } from '../../kernel/by-host.ts';
import { WORKLOADS } from '../../kernel/codes/index.ts';
import { ewmaWeight, ln } from '../../kernel/det-math.ts';
import type { World } from '../../kernel/world.ts';
import { activeShare } from '../guest-memory.ts';
import { measureFree } from '../memory-accounts.ts';
import { basisMib, HARD, LADDERS } from '../memory-states.ts';
import { balloonsIn, moveBalloons } from './balloon-moves.ts';
import { clearPageFaults, recordPageFaults, TOUCH_S, touchedCompressedMib, touchedSwappedMib } from './page-faults.ts';
import { maySwap } from './rungs.ts';
import type { SwapDevice } from './swap-devices.ts';
import { exchanged, thrash } from './thrashing.ts';

type Vms = World['vms'];

const JVM = WORKLOADS.indexOf('jvm');

/** What a guest keeps touching changes: in this time idle pages become active and active ones idle; design value. */
const DRIFT_S = 600;
/** Scratch: parts of the swapped active memory of a host that come back, and that are asked for, within one tick. */
const swapped = { backPart: 0, askedPart: 0 };

/**
 * Brings back what guests touch of their swapped and compressed memory, what is swapped no faster than the device reads.
 * Nothing else ever comes back, however much memory is free: a host reads a page when a guest faults on it (Waldspurger,
 * OSDI 2002, §6; vSphere Resource Management, “Swap”).
 * As long as memory is free beyond what makes the host swap, it simply fills up. For the rest of the tick each page that
 * comes pushes another one out. Victims were picked blindly, so at first the active share of them is that of the guest;
 * those come back, and what stays away is more and more what nobody needs. What was pushed out is left in `exchanged`.
 * Answers whether any page went anywhere.
 */
export function pageIn(world: World, index: ByHost, host: number, device: SwapDevice): boolean {
  const { vms, scenario } = world;
  const { start, vm } = index;
  const dtS = scenario.tickSeconds;
  const part = touchedPart(dtS);
  clearPageFaults(start[host + 1] - start[host]);
  exchanged.mib = 0;
  exchanged.cpuS = 0;
  let [swappedMib, compressedMib] = [0, 0];
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    drift(world, v);
    if (vms.memoryBlocked[v] === 1) continue;
    swappedMib += vms.swappedActiveMib[v];
    compressedMib += vms.compressedActiveMib[v];
  }
  if (swappedMib + compressedMib === 0) return false;
  const readMibPerS = device.iops / PAGES_PER_MIB;
  readBack(swappedMib, readMibPerS, dtS);
  const wantMib = swappedMib * swapped.backPart + compressedMib * part;
  const fits = partOf(fillableMib(world, index, host, device, wantMib), wantMib);
  const busy = swappedMib > readMibPerS * TOUCH_S;
  const fillS = fits === 1 ? dtS : busy ? fits * dtS : Math.min(dtS, -TOUCH_S * ln(1 - fits * part));
  if (fits < 1 && busy) swapped.askedPart = (fillS / TOUCH_S) * (1 - (fits * swapped.backPart) / 2);
  else swapped.askedPart *= fits;
  fillUp(vms, index, host, fits * swapped.backPart, fits * part);
  if (fillS < dtS) thrash(world, index, host, device, dtS - fillS);
  return true;
}

/**
 * Memory of a host that `wantMib` of pages may fill before others have to go, in MiB: what is free beyond the level at
 * which it swaps, or nothing where it swaps already. Where balloons work, they make room for a long tick beforehand.
 */
function fillableMib(world: World, index: ByHost, host: number, device: SwapDevice, wantMib: number): number {
  const { hosts, scenario } = world;
  const ladder = LADDERS[scenario.policies.ladder];
  const state = hosts.memoryState[host];
  const pushes = maySwap(world) || hosts.compression[host] === 1;
  const keptMib = pushes ? ladder.beginsBelow[HARD] * basisMib(ladder, hosts.memMib[host]) : 0;
  const freeMib = hosts.freeExactMib[host];
  const spareMib = Math.max(0, freeMib - keptMib);
  if (wantMib > spareMib && balloonsIn(world, state)) {
    moveBalloons(world, index, host, device, wantMib - spareMib, 0);
    measureFree(world, index, host);
  }
  const grownMib = Math.max(0, hosts.freeExactMib[host] - freeMib);
  return pushes && ladder.swapsIn.includes(state) ? grownMib : spareMib + grownMib;
}

/**
 * The way of swapped active memory back, into `swapped`: as fast as the device reads while more is asked for than that,
 * then as fast as guests touch.
 */
function readBack(activeMib: number, readMibPerS: number, dtS: number): void {
  const easyMib = readMibPerS * TOUCH_S;
  if (activeMib <= easyMib) {
    swapped.backPart = touchedPart(dtS);
    swapped.askedPart = swapped.backPart;
    return;
  }
  const busyS = Math.min(dtS, (activeMib - easyMib) / readMibPerS);
  const laterMib = busyS < dtS ? easyMib * ewmaWeight(dtS - busyS, TOUCH_S) : 0;
  swapped.backPart = (busyS * readMibPerS + laterMib) / activeMib;
  swapped.askedPart = (busyS / TOUCH_S) * (1 - (busyS * readMibPerS) / activeMib / 2) + laterMib / activeMib;
}

function fillUp(vms: Vms, { start, vm }: ByHost, host: number, swappedPart: number, compressedPart: number): void {
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    if (vms.memoryBlocked[v] === 1) continue;
    const swappedMib = vms.swappedActiveMib[v];
    const backMib = vms.compressedActiveMib[v] * compressedPart;
    recordPageFaults(i - start[host], swappedMib * swapped.askedPart, backMib);
    returnPages(vms, v, swappedMib * swappedPart, backMib);
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

/** Page reads a second that a guest, `k`th of the host at hand, needs from the host's swap; on average over the tick. */
export function swapInsPerS({ scenario }: World, k: number): number {
  return (touchedSwappedMib(k) * PAGES_PER_MIB) / scenario.tickSeconds;
}

/** Pages a second that a guest, `k`th of the host at hand, has decompressed; on average over the tick. */
export function decompressionsPerS({ scenario }: World, k: number): number {
  return (touchedCompressedMib(k) * PAGES_PER_MIB) / scenario.tickSeconds;
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
