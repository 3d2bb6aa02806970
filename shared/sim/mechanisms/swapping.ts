import { PAGES_PER_MIB } from '#shared/units.ts';
import type { ByHost } from '../by-host.ts';
import { ewmaWeight } from '../det-math.ts';
import type { World } from '../world.ts';
import { hasBalloon } from './ballooning.ts';
import { COMPRESSIBLE, compressBudgetMib, compressCpuS, compressibleMib } from './compression.ts';
import { activeShare, COMPRESSED_SIZE, excessMib, privateMib } from './guest-memory.ts';
import type { SwapDevice } from './swap-devices.ts';

/** A guest touches each of its active pages once in this time; design value. */
export const TOUCH_S = 10;
/** CPU time of writing a page out (Gupta et al., CACM 2010, Table 2: 48.9 µs). */
const SWAP_OUT_US = 48.9;

/** Whom to take memory from: everybody above target, or only guests that cannot be ballooned. */
export type Victims = 'all' | 'driverless';

/**
 * Brings back what guests touch of their swapped and compressed memory, at the rate at which they touch it, as fast as
 * the device reads and as far as memory is free. Victims were picked blindly, so the active share of what is away equals
 * the active share of the guest.
 */
export function bringBack(world: World, { start, vm }: ByHost, host: number, device: SwapDevice): void {
  const { vms, hosts, scenario } = world;
  const touchedMib = touchedAway(world, { start, vm }, host);
  if (touchedMib === 0) return;
  const readableMib = (device.iops * scenario.tickSeconds) / PAGES_PER_MIB;
  const part = Math.min(1, readableMib / touchedMib, Math.max(0, hosts.freeExactMib[host]) / touchedMib);
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    if (vms.swappedExactMib[v] === 0 && vms.compressedExactMib[v] === 0) continue;
    const back = part * touchedShare(world, v);
    vms.swappedExactMib[v] = withoutDust(vms.swappedExactMib[v] * (1 - back));
    vms.compressedExactMib[v] = withoutDust(vms.compressedExactMib[v] * (1 - back));
  }
}

function touchedAway(world: World, { start, vm }: ByHost, host: number): number {
  const { vms } = world;
  let mib = 0;
  for (let i = start[host]; i < start[host + 1]; i++) {
    const away = vms.swappedExactMib[vm[i]] + vms.compressedExactMib[vm[i]];
    if (away > 0) mib += away * touchedShare(world, vm[i]);
  }
  return mib;
}

/** Part of what is away that the guest touches within this tick; one that is held touches nothing. */
function touchedShare({ vms, scenario }: World, v: number): number {
  if (vms.memoryBlocked[v] === 1) return 0;
  return ewmaWeight(scenario.tickSeconds * activeShare(vms, v), TOUCH_S);
}

/** An exponential never ends; below one page it is over. */
function withoutDust(mib: number): number {
  return mib < 1 / PAGES_PER_MIB ? 0 : mib;
}

/**
 * Takes about `needMib` from guests above their target, each in proportion to its excess: compressed as far as the cache
 * and the pages allow, the rest written to the swap device. Answers CPU seconds spent.
 */
export function swapOut(
  world: World,
  { start, vm }: ByHost,
  host: number,
  needMib: number,
  device: SwapDevice,
  victims: Victims,
): number {
  const { vms, hosts, scenario } = world;
  const { compression, swap } = scenario.policies.rungs;
  const excess = sumExcess(vms, { start, vm }, host, victims);
  if (excess === 0 || needMib <= 0 || !(compression || swap)) return 0;
  const dtS = scenario.tickSeconds;
  const freedPerMib = compression ? 1 - COMPRESSIBLE * (1 - COMPRESSED_SIZE) : 1;
  const wishMib = needMib / freedPerMib;
  const squeezable = compression
    ? Math.min(1, compressBudgetMib(hosts.cores[host], dtS) / (COMPRESSIBLE * wishMib))
    : 0;
  const writable = swap ? Math.min(1, (device.writeMibPerS * dtS) / wishMib) : 0;
  let cpuS = 0;
  for (let i = start[host]; i < start[host + 1]; i++) {
    if (victims === 'driverless' && hasBalloon(vms, vm[i])) continue;
    const takeMib = Math.min((wishMib * excessMib(vms, vm[i])) / excess, privateMib(vms, vm[i]));
    cpuS += takeFrom(vms, vm[i], takeMib, squeezable, writable);
  }
  return cpuS;
}

function takeFrom(vms: World['vms'], v: number, takeMib: number, squeezable: number, writable: number): number {
  const squeezedMib = squeezable > 0 ? compressibleMib(vms, v, takeMib) * squeezable : 0;
  const writtenMib = (takeMib - squeezedMib) * writable;
  vms.compressedExactMib[v] += squeezedMib;
  vms.swappedExactMib[v] += writtenMib;
  return compressCpuS(squeezedMib) + writtenMib * PAGES_PER_MIB * SWAP_OUT_US * 1e-6;
}

function sumExcess(vms: World['vms'], { start, vm }: ByHost, host: number, victims: Victims): number {
  let excess = 0;
  for (let i = start[host]; i < start[host + 1]; i++) {
    if (victims === 'all' || !hasBalloon(vms, vm[i])) excess += excessMib(vms, vm[i]);
  }
  return excess;
}

/** Page reads a second that a guest needs from the host's swap. */
export function swapInsPerS(vms: World['vms'], v: number): number {
  return ((vms.swappedExactMib[v] * activeShare(vms, v)) / TOUCH_S) * PAGES_PER_MIB;
}

/**
 * Page reads a second that a guest needs from its own page file. A guest evicts its least used pages, so a small part of
 * the active memory is missed much less than its size suggests: its square (touch rates spread evenly; design value).
 */
export function guestPageInsPerS(vms: World['vms'], v: number): number {
  const activeMib = vms.activeExactMib[v];
  if (activeMib <= 0) return 0;
  const part = Math.min(1, vms.guestPagedMib[v] / activeMib);
  return ((activeMib * part * part) / TOUCH_S) * PAGES_PER_MIB;
}
