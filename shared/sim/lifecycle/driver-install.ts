import { NONE, type VmId } from '#shared/ids.ts';
import { SIMULATION } from '../kernel/authors.ts';
import { GUESTS, type Guest, TECHNIQUES } from '../kernel/codes/index.ts';
import { isUp } from '../kernel/guest-power.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { ticksOf } from '../kernel/time.ts';
import type { OpenWorld, World } from '../kernel/world.ts';
import { hasOwnKernel } from '../virtualization/index.ts';
import { rebuild } from './vm-rebuild.ts';

/** Time to put a driver into a guest that runs, in seconds of machine time; design value. */
const INSTALL_S = 8;

/** Systems for which there is a balloon driver (Waldspurger, OSDI 2002, §3.2: Linux, FreeBSD, Windows). */
const TAKES_DRIVERS: readonly Guest[] = ['linux', 'windows'];
/** Systems that must start again before it works: Linux loads it as a module (`drivers/misc/Kconfig`); unverified for Windows. */
const STARTS_AGAIN: readonly Guest[] = ['windows'];

/** Why no balloon driver can be put into a guest, or nothing. */
export function driverRefusal({ vms }: OpenWorld, vm: VmId): Refusal | undefined {
  if (!hasOwnKernel(TECHNIQUES[vms.technique[vm]])) return { code: 'noKernelOfItsOwn', vm };
  if (vms.balloonDriver[vm] === 1) return { code: 'nothingToChange' };
  if (!TAKES_DRIVERS.includes(GUESTS[vms.guest[vm]])) return { code: 'kernelIsClosed', vm };
  return vms.driverAtTick[vm] > 0 ? { code: 'driverIsComing', vm, readyAtTick: vms.driverAtTick[vm] } : undefined;
}

/** Begins to put a driver into a guest. */
export function orderDriver({ vms, scenario, tick, events }: World, vm: VmId, by: number): void {
  vms.driverAtTick[vm] = tick + ticksOf(scenario, INSTALL_S);
  events.push({ type: 'driverOrdered', vm, byTick: vms.driverAtTick[vm], by });
}

/** Puts drivers to work whose time has come; in a guest that is not up, or moves, this waits until it is. */
export function finishDrivers(world: World): void {
  const { vms, tick } = world;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.driverAtTick[vm] > 0 && tick >= vms.driverAtTick[vm] && rests(vms, vm)) finish(world, vm);
  }
}

/** Whether a guest is up and stays where it is. */
function rests(vms: World['vms'], vm: VmId): boolean {
  return isUp(vms, vm) && vms.migration[vm] === NONE;
}

function finish(world: World, vm: VmId): void {
  const { vms, events } = world;
  vms.driverAtTick[vm] = 0;
  vms.balloonDriver[vm] = 1;
  events.push({ type: 'driverInstalled', vm });
  if (STARTS_AGAIN.includes(GUESTS[vms.guest[vm]])) rebuild(world, vm, SIMULATION);
}
