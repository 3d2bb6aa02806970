import { GUESTS, VM_STATES } from '../../kernel/codes/index.ts';
import { exp } from '../../kernel/det-math.ts';
import type { World } from '../../kernel/world.ts';
import { privateMib, residentMib } from '../guest-memory.ts';

const WINDOWS = GUESTS.indexOf('windows');
const BOOTING = VM_STATES.indexOf('booting');

/** Speed at which a guest clears its memory when it starts, MiB/s; design value. */
const CLEAR_MIB_PER_S = 300;

/**
 * Memory that a guest has cleared since power-on, in MiB: Windows clears all of it when it starts (Waldspurger, OSDI 2002,
 * §6: a boot storm of five guests), others only what they use. One that runs when its world begins did so before.
 */
export function clearedMib({ vms, tick, scenario }: World, v: number): number {
  if (!clearsMemory(vms, v)) return 0;
  const before = Math.min(vms.everTouchedMib[v], vms.memMib[v]);
  if (tick === 0 && vms.state[v] !== BOOTING) return vms.memMib[v];
  return Math.min(vms.memMib[v], before + CLEAR_MIB_PER_S * scenario.tickSeconds);
}

/** Whether a guest clears its memory when it starts, so that it has pages of noughts. */
export function clearsMemory({ guest }: World['vms'], v: number): boolean {
  return guest[v] === WINDOWS;
}

/** Cleared pages in machine memory that nobody uses, in MiB. A balloon takes those first. */
export function zeroMib(vms: World['vms'], v: number): number {
  if (!clearsMemory(vms, v)) return 0;
  const freeMib = vms.everTouchedMib[v] - vms.touchedExactMib[v];
  return Math.max(0, Math.min(residentMib(vms, v), freeMib - vms.balloonedExactMib[v] - vms.unbackedMib[v]));
}

/**
 * Shares cleared pages of a guest, which are all one page; also while large pages hide the others. `passes`: of the scanner
 * in this tick. Those that the guest has begun to use are its own again at once. Answers what it saves, in MiB.
 */
export function shareZeroPages(vms: World['vms'], v: number, shares: boolean, passes: number): number {
  if (!clearsMemory(vms, v)) return 0;
  const goalMib = shares ? zeroMib(vms, v) : 0;
  const savedMib = vms.zeroSavedMib[v];
  const gainMib = goalMib > savedMib ? Math.min(privateMib(vms, v), (goalMib - savedMib) * (1 - exp(-passes))) : 0;
  vms.zeroSavedMib[v] = Math.min(goalMib, savedMib + gainMib);
  return vms.zeroSavedMib[v];
}

/** Cleared pages that are not shared yet: of a guest's victims, so many are shared instead of swapped. In MiB. */
export function unsharedZeroMib(vms: World['vms'], v: number): number {
  return clearsMemory(vms, v) ? Math.max(0, zeroMib(vms, v) - vms.zeroSavedMib[v]) : 0;
}
