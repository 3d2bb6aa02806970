import { PAGES_PER_MIB } from '#shared/units.ts';
import type { ByHost } from '../../kernel/by-host.ts';
import { exp, ln } from '../../kernel/det-math.ts';
import type { World } from '../../kernel/world.ts';
import { COMPRESSED_SIZE, residentMib, takeableMib } from '../guest-memory.ts';
import { COMPRESSIBLE, compressBudgetMib, compressCpuS, compressRoomMib } from './compression.ts';
import { recordPageFaults, TOUCH_S } from './page-faults.ts';
import { equalize, recordThrashing } from './page-redistribution.ts';
import { maySwap } from './rungs.ts';
import type { SwapDevice } from './swap-devices.ts';
import { writeCpuS } from './swapping.ts';

type Vms = World['vms'];

/** Below this exponent the pressure of idle pages is as good as none, and its formula would divide by zero. */
const TINY = 1e-6;

/** Less than this is not worth a calculation, in MiB. */
const DUST_MIB = 1e-9;

/** Scratch: what is the same for all guests of the host at hand. */
const host = { dtS: 0, served: 1, squeezed: 0, converts: false, forgotten: 0 };

/** What the host at hand pushed out in this tick for pages that came, in MiB, and the CPU seconds that this took. */
export const exchanged = { mib: 0, cpuS: 0 };

/** Scratch: the way of a guest's exchanged active memory: what is left of it, as −ln of the part, and its mean part. */
const way = { decay: 0, meanPart: 1 };

/**
 * A host without free memory for `dtS` seconds: each page that a guest touches pushes out another of its pages, picked
 * blindly. Of active memory A that is away A/τ is touched, and of what goes for it the part is active that is active of
 * what the guest has, R: dA/dt = −A/τ · (1 − (active − A)/R), a logistic curve with an exact solution. So a host that
 * thrashes is charged the same whether that is one tick or a thousand. Adds to `exchanged`.
 */
export function thrash(world: World, { start, vm }: ByHost, h: number, device: SwapDevice, dtS: number): void {
  const { vms } = world;
  if (!beginExchange(world, { start, vm }, h, device, dtS)) return;
  for (let i = start[h]; i < start[h + 1]; i++) {
    const v = vm[i];
    recordThrashing(i - start[h], 0);
    if (vms.memoryBlocked[v] === 1 || vms.swappedActiveMib[v] + vms.compressedActiveMib[v] === 0) continue;
    exchange(vms, v, i - start[h]);
  }
  if (host.converts) equalize(vms, { start, vm }, h);
}

function beginExchange(world: World, { start, vm }: ByHost, h: number, device: SwapDevice, dtS: number): boolean {
  const { vms, hosts } = world;
  let [swappedMib, compressedMib] = [0, 0];
  for (let i = start[h]; i < start[h + 1]; i++) {
    if (vms.memoryBlocked[vm[i]] === 1) continue;
    swappedMib += vms.swappedActiveMib[vm[i]];
    compressedMib += vms.compressedActiveMib[vm[i]];
  }
  const easyMib = (device.iops / PAGES_PER_MIB) * TOUCH_S;
  host.dtS = dtS;
  host.served = swappedMib > easyMib ? easyMib / swappedMib : 1;
  host.converts = maySwap(world);
  const exchangedMib = host.served * swappedMib + compressedMib;
  const budgetMib = hosts.compression[h] === 1 ? compressBudgetMib(hosts.cores[h], TOUCH_S) : 0;
  host.squeezed = exchangedMib > 0 ? Math.min(COMPRESSIBLE, budgetMib / exchangedMib) : 0;
  host.forgotten = 1 - exp(-dtS / TOUCH_S);
  return exchangedMib > 0;
}

/** Exchanges pages of one guest, the `k`th of its host. */
function exchange(vms: Vms, v: number, k: number): void {
  const swappedMib = vms.swappedActiveMib[v];
  const compressedMib = vms.compressedActiveMib[v];
  const movingMib = host.served * swappedMib + compressedMib;
  const awayMib = swappedMib + compressedMib;
  follow(movingMib, residentMib(vms, v), Math.max(0, vms.activeExactMib[v] - awayMib));
  const leftPart = exp(-way.decay);
  const stillSwappedMib = swappedMib * (host.served === 1 ? leftPart : exp(-host.served * way.decay));
  const meanMib = host.served * swappedMib * way.meanPart + (1 - host.served) * 0.5 * (swappedMib + stillSwappedMib);
  const touches = host.dtS / TOUCH_S;
  const squeezedMib = touches * compressedMib * way.meanPart;
  recordPageFaults(k, touches * meanMib, squeezedMib);
  vms.swappedActiveMib[v] = stillSwappedMib;
  vms.compressedActiveMib[v] = compressedMib * leftPart;
  if (host.converts) convert(vms, v, movingMib, compressedMib);
  const writtenMib = touches * meanMib * host.served;
  exchanged.mib += squeezedMib + writtenMib;
  recordThrashing(k, squeezedMib + writtenMib);
  exchanged.cpuS += compressCpuS(squeezedMib) + writeCpuS(writtenMib);
}

/** Solves the logistic curve for a guest that has `residentMib` at hand, so much of it active, into `way`. */
function follow(movingMib: number, residentMib: number, activeMib: number): void {
  way.decay = 0;
  way.meanPart = 1;
  if (activeMib >= residentMib - DUST_MIB || movingMib < DUST_MIB) return;
  const idleMib = residentMib - activeMib - movingMib;
  const turns = host.dtS / TOUCH_S / residentMib;
  const exponent = idleMib * turns;
  let integral = 0;
  if (Math.abs(exponent) < TINY) integral = ln(1 + movingMib * turns);
  else if (exponent > 0) integral = ln(1 + (movingMib * (1 - exp(-exponent))) / idleMib);
  else {
    const faded = exp(exponent);
    integral = ln(faded + (movingMib * (faded - 1)) / idleMib) - exponent;
  }
  way.decay = Math.max(0, exponent + integral);
  way.meanPart = Math.min(1, integral / (movingMib * turns));
}

/**
 * What is pushed out is compressed as far as pages, cores and cache allow, wherever the page was that came for it: so
 * pages wander between cache and device until as much leaves the cache as enters. The host saves as much as before.
 */
function convert(vms: Vms, v: number, movingMib: number, compressedMib: number): void {
  const surplusMib = compressedMib - host.squeezed * movingMib;
  const wishMib = -surplusMib * host.forgotten;
  if (wishMib === 0) return;
  const freed = 1 - COMPRESSED_SIZE;
  const mostMib = Math.min(compressRoomMib(vms, v), vms.swappedExactMib[v] / freed, takeableMib(vms, v) / (1 - freed));
  const movedMib = Math.max(-vms.compressedExactMib[v], Math.min(wishMib, Math.max(0, mostMib)));
  vms.compressedExactMib[v] += movedMib;
  vms.swappedExactMib[v] -= movedMib * freed;
  const activeMib = vms.swappedActiveMib[v] + vms.compressedActiveMib[v];
  const leftMib = host.served * vms.swappedActiveMib[v] + vms.compressedActiveMib[v];
  const evenMib = host.squeezed * leftMib + surplusMib * (1 - host.forgotten);
  const blend = movedMib / wishMib;
  const nowMib = vms.compressedActiveMib[v] * (1 - blend) + evenMib * blend;
  vms.compressedActiveMib[v] = Math.max(0, Math.min(nowMib, activeMib, vms.compressedExactMib[v]));
  vms.swappedActiveMib[v] = Math.min(activeMib - vms.compressedActiveMib[v], vms.swappedExactMib[v]);
}
