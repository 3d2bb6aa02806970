import { PAGES_PER_MIB } from '#shared/units.ts';
import type { ByHost } from '../../kernel/by-host.ts';
import { SHARING_POLICIES } from '../../kernel/codes/index.ts';
import type { World } from '../../kernel/world.ts';
import { COMPRESSED_SIZE, excessMib, privateMib, residentActiveShare, takeableMib } from '../guest-memory.ts';
import { unsharedZeroMib } from '../sharing/zero-pages.ts';
import { hasBalloon } from './ballooning.ts';
import { COMPRESSIBLE, compressBudgetMib, compressCpuS, compressibleMib, compressRoomMib } from './compression.ts';
import { maySwap } from './rungs.ts';
import type { SwapDevice } from './swap-devices.ts';

const OFF = SHARING_POLICIES.indexOf('off');

/** CPU time of writing a page out (Gupta et al., CACM 2010, Table 2: 48.9 µs). */
const SWAP_OUT_US = 48.9;

/** What a victim frees on average where all that shrink are compressed. */
const FREED_PER_MIB = 1 - COMPRESSIBLE * (1 - COMPRESSED_SIZE);

/** Whom to take memory from: everybody above target, or only guests that cannot be ballooned. */
export type Victims = 'all' | 'driverless';

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
  const compression = hosts.compression[host] === 1;
  const swap = maySwap(world);
  const excess = sumExcess(vms, { start, vm }, host, victims);
  if (excess === 0 || needMib <= 0 || !(compression || swap)) return 0;
  const dtS = scenario.tickSeconds;
  const packedMib = compression
    ? Math.min((COMPRESSIBLE * needMib) / FREED_PER_MIB, cacheRoomMib(vms, { start, vm }, host))
    : 0;
  const wishMib = needMib + packedMib * COMPRESSED_SIZE;
  const squeezable = compression
    ? Math.min(1, compressBudgetMib(hosts.cores[host], dtS) / (COMPRESSIBLE * wishMib))
    : 0;
  const writable = swap ? Math.min(1, (device.writeMibPerS * dtS) / wishMib) : 0;
  let cpuS = 0;
  for (let i = start[host]; i < start[host + 1]; i++) {
    if (victims === 'driverless' && hasBalloon(vms, vm[i])) continue;
    const victimsMib = Math.min((wishMib * excessMib(vms, vm[i])) / excess, takeableMib(vms, vm[i]));
    const takeMib = hosts.sharing[host] === OFF ? victimsMib : shareFirst(vms, vm[i], victimsMib);
    cpuS += takeFrom(vms, vm[i], takeMib, squeezable, writable);
  }
  return cpuS;
}

/**
 * Looks at victims before they are written: cleared pages among them are shared instead (Waldspurger, OSDI 2002, §4.3 and
 * §6: “share before swap”). Answers what is left to take, in MiB.
 */
function shareFirst(vms: World['vms'], v: number, victimsMib: number): number {
  const zeroMib = unsharedZeroMib(vms, v);
  if (zeroMib === 0) return victimsMib;
  const sharedMib = Math.min(zeroMib, victimsMib * Math.min(1, zeroMib / privateMib(vms, v)));
  vms.zeroSavedMib[v] += sharedMib;
  vms.savedExactMib[v] += sharedMib;
  return victimsMib - sharedMib;
}

function takeFrom(vms: World['vms'], v: number, takeMib: number, squeezable: number, writable: number): number {
  const active = residentActiveShare(vms, v);
  const squeezedMib = squeezable > 0 ? compressibleMib(vms, v, takeMib) * squeezable : 0;
  const writtenMib = (takeMib - squeezedMib) * writable;
  vms.compressedExactMib[v] += squeezedMib;
  vms.compressedActiveMib[v] += squeezedMib * active;
  vms.swappedExactMib[v] += writtenMib;
  vms.swappedActiveMib[v] += writtenMib * active;
  return compressCpuS(squeezedMib) + writeCpuS(writtenMib);
}

/** CPU seconds that writing that much to the swap device takes. */
export function writeCpuS(mib: number): number {
  return mib * PAGES_PER_MIB * SWAP_OUT_US * 1e-6;
}

/** What fits into the caches of guests above their targets, in MiB. */
function cacheRoomMib(vms: World['vms'], { start, vm }: ByHost, host: number): number {
  let roomMib = 0;
  for (let i = start[host]; i < start[host + 1]; i++) {
    if (excessMib(vms, vm[i]) > 0) roomMib += Math.max(0, compressRoomMib(vms, vm[i]));
  }
  return roomMib;
}

function sumExcess(vms: World['vms'], { start, vm }: ByHost, host: number, victims: Victims): number {
  let excess = 0;
  for (let i = start[host]; i < start[host + 1]; i++) {
    if (victims === 'all' || !hasBalloon(vms, vm[i])) excess += excessMib(vms, vm[i]);
  }
  return excess;
}
