import type { ByHost } from '../kernel/by-host.ts';
import { isUp } from '../kernel/guest-power.ts';
import type { World } from '../kernel/world.ts';
import { pagingFactor } from './double-paging.ts';
import { excessMib } from './guest-memory.ts';
import { LOW } from './memory-states.ts';
import { balloonCost, guestPagedMib } from './reclaim/ballooning.ts';
import { decompressFraction } from './reclaim/compression.ts';
import { decompressionsPerS, guestPageInsPerS, swapInsPerS } from './reclaim/page-ins.ts';
import { maySwap } from './reclaim/rungs.ts';
import type { SwapDevice } from './reclaim/swap-devices.ts';

/** No guest stands quite still because of paging alone; design value. */
const MOST = 0.98;
/** A guest that lacks this part of its memory altogether stands still; design value. */
const UNBACKED_STOPS_AT = 0.05;
/** Smallest excess for which a low state stops a guest, in MiB; design value. */
const BLOCKED_ABOVE_MIB = 1;

/** Scratch: disk operations a second that each guest of the host at hand pages by itself. */
let paged = new Float64Array(64);

/**
 * Charges the guests of a host for the memory that they do not have at hand: the vCPU that touches such a page waits for
 * the device. When all together want more than the device can do, each wait grows by that much.
 */
export function chargeStalls(world: World, index: ByHost, host: number, device: SwapDevice): void {
  const { hosts } = world;
  const { start, vm } = index;
  const readsPerS = countReads(world, index, host);
  hosts.swapIops[host] = Math.min(device.iops, readsPerS);
  const waitS = device.readS * Math.max(1, readsPerS / device.iops);
  for (let i = start[host]; i < start[host + 1]; i++) chargeOne(world, vm[i], i - start[host], waitS);
  markBlocked(world, index, host);
}

function countReads(world: World, { start, vm }: ByHost, host: number): number {
  const { vms } = world;
  const first = start[host];
  const count = start[host + 1] - first;
  if (count > paged.length) paged = new Float64Array(2 * count);
  let readsPerS = 0;
  for (let k = 0; k < count; k++) {
    const v = vm[first + k];
    vms.guestPagedMib[v] = guestPagedMib(vms, v);
    if (!isUp(vms, v)) continue;
    paged[k] = guestPageInsPerS(world, v) * pagingFactor(world, v);
    readsPerS += swapInsPerS(world, k) + paged[k];
  }
  return readsPerS;
}

/** Charges guest `v`, the `k`th of its host. */
function chargeOne(world: World, v: number, k: number, waitS: number): void {
  const { vms } = world;
  if (!isUp(vms, v)) {
    forgive(vms, v);
    return;
  }
  const perRead = waitS / vms.vcpus[v];
  const unpatch = vms.unpatchFraction[v];
  const swap = swapInsPerS(world, k) * perRead;
  const paging = paged[k] * perRead;
  const decompress = decompressFraction(vms.vcpus[v], decompressionsPerS(world, k)) + unpatch;
  const missing = unbackedFraction(vms, v);
  const all = swap + paging + decompress + missing;
  const scale = all > MOST ? MOST / all : 1;
  vms.swapFraction[v] = swap * scale;
  vms.guestPagingFraction[v] = paging * scale;
  vms.decompressFraction[v] = decompress * scale;
  vms.stallFraction[v] = all * scale;
  vms.balloonCost[v] = balloonCost(vms.balloonedExactMib[v], vms.memMib[v]);
}

function unbackedFraction(vms: World['vms'], v: number): number {
  if (vms.unbackedMib[v] <= 0) return 0;
  return Math.min(MOST, vms.unbackedMib[v] / (UNBACKED_STOPS_AT * vms.everTouchedMib[v]));
}

/** Charges a guest for nothing, but for patched pages that it needs again. */
export function forgive(vms: World['vms'], v: number): void {
  vms.swapFraction[v] = 0;
  vms.guestPagingFraction[v] = 0;
  vms.decompressFraction[v] = vms.unpatchFraction[v];
  vms.stallFraction[v] = vms.unpatchFraction[v];
  vms.balloonCost[v] = 0;
}

/**
 * In the low state the host stops guests that hold more than their target (Waldspurger, OSDI 2002, §6.3), as long as a
 * rung is there that can take it from them.
 */
function markBlocked(world: World, { start, vm }: ByHost, host: number): void {
  const { vms, hosts } = world;
  const stops = hosts.memoryState[host] === LOW && maySwap(world);
  for (let i = start[host]; i < start[host + 1]; i++) {
    vms.memoryBlocked[vm[i]] = stops && excessMib(vms, vm[i]) > BLOCKED_ABOVE_MIB ? 1 : 0;
  }
}
