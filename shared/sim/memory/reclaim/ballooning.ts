import { hasBalloonDriver, lockedMib } from '../../capabilities/index.ts';
import { WORKLOADS } from '../../kernel/codes/index.ts';
import { isUp } from '../../kernel/guest-power.ts';
import type { World } from '../../kernel/world.ts';
import { machineMib } from '../guest-memory.ts';
import { MAX_BALLOON_FRACTION } from './balloon-limit.ts';
import type { SwapDevice } from './swap-devices.ts';

const JVM = WORKLOADS.indexOf('jvm');

/** Speed of a balloon in MiB/s: through free pages, and through clean pages of the guest's file cache; design values. */
const FREE_MIB_PER_S = 477;
const CACHE_MIB_PER_S = 191;
/** Speed of letting go, MiB/s; design value. */
const DEFLATE_MIB_PER_S = 477;

/**
 * What a balloon costs beside the memory: 0.4 % + 8 % of its share of the guest, through both published points (4.4 %
 * at one half, 1.4 % at one eighth: Waldspurger, OSDI 2002, §3.2). The fixed part comes with the first percent of size.
 */
const FIXED_COST = 0.004;
const COST_PER_SHARE = 0.08;
const FIXED_COST_FROM = 0.01;

/** Part of its speed that a guest loses to its balloon, apart from paging. */
export function balloonCost(ballooned: number, memMib: number): number {
  const share = ballooned / memMib;
  return FIXED_COST * Math.min(1, share / FIXED_COST_FROM) + COST_PER_SHARE * share;
}

/** Whether a balloon can be moved: the driver works only while the guest does, and while its kernel answers. */
export function hasBalloon(vms: World['vms'], v: number): boolean {
  return isUp(vms, v) && vms.hung[v] === 0 && hasBalloonDriver(vms, v);
}

/** Where a balloon has to be for the guest to hold its target and no more, at least what a player asked for, in MiB. */
export function balloonGoalMib(vms: World['vms'], v: number): number {
  const surplusMib = machineMib(vms, v) + vms.balloonedExactMib[v] - vms.targetMib[v];
  return Math.min(mostBalloonedMib(vms, v), Math.max(0, surplusMib, vms.balloonAskedMib[v]));
}

/** Largest balloon that a guest can have as things are, in MiB: of what it has touched, what is not locked nor elsewhere. */
export function mostBalloonedMib(vms: World['vms'], v: number): number {
  const awayMib = vms.compressedExactMib[v] + vms.patchedExactMib[v] + vms.swappedExactMib[v];
  const ownMib = vms.everTouchedMib[v] - awayMib - lockedMib(vms, v);
  return Math.max(0, Math.min(MAX_BALLOON_FRACTION * vms.memMib[v], ownMib));
}

/**
 * How far a balloon can grow in `dtS`, in MiB: quickly through free pages, slower through clean cache, and only as fast
 * as the guest can page out once nothing else is left.
 */
export function inflatableMib(vms: World['vms'], v: number, device: SwapDevice, dtS: number): number {
  const ballooned = vms.balloonedExactMib[v];
  const freeMib = Math.max(0, vms.everTouchedMib[v] - vms.touchedExactMib[v] - ballooned);
  const fromFree = Math.min(freeMib, FREE_MIB_PER_S * dtS);
  let leftS = dtS - fromFree / FREE_MIB_PER_S;
  const cacheMib = Math.max(0, vms.everTouchedMib[v] - vms.activeExactMib[v] - ballooned - fromFree);
  const fromCache = Math.min(cacheMib, CACHE_MIB_PER_S * leftS);
  leftS -= fromCache / CACHE_MIB_PER_S;
  return fromFree + fromCache + device.writeMibPerS * Math.max(0, leftS);
}

/** How far a balloon can shrink in `dtS`, in MiB. */
export function deflatableMib(dtS: number): number {
  return DEFLATE_MIB_PER_S * dtS;
}

/** Memory that a guest has to page out itself, because its balloon takes more than it had to spare, in MiB. */
export function guestPagedMib(vms: World['vms'], v: number): number {
  const spareMib = Math.max(0, vms.everTouchedMib[v] - neededMib(vms, v));
  return Math.max(0, vms.balloonedExactMib[v] - spareMib);
}

/**
 * What a guest cannot spare, in MiB: what it keeps active. The collector of a Java machine goes through all of its heap, so
 * nothing of that is idle to the guest; without a heap of known size that is all it touches.
 */
function neededMib(vms: World['vms'], v: number): number {
  const touchedMib = vms.touchedExactMib[v];
  if (vms.workload[v] !== JVM || touchedMib <= 0) return vms.activeExactMib[v];
  const outsideMib = vms.heapMib[v] === 0 ? 0 : Math.max(0, touchedMib - vms.heapMib[v]);
  return touchedMib - outsideMib * (1 - vms.activeExactMib[v] / touchedMib);
}
