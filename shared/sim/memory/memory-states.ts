import type { MEMORY_STATES } from '../kernel/codes/index.ts';
import type { Policies } from '../kernel/scenario/scenario.ts';

/** Positions in `MEMORY_STATES`, best first. */
export const HIGH = 0;
export const SOFT = 2;
export const HARD = 3;
export const LOW = 4;

type FivePerState = readonly [number, number, number, number, number] & {
  readonly length: typeof MEMORY_STATES.length;
};

/** A generation of reclamation: when a state begins, and what is done in it. Levels are multiples of `basisMib`. */
export interface Ladder {
  readonly basis: 'memory' | 'minFree';
  /**
   * Free memory that all reclaiming tries to restore in the end: *high*, or where the soft state ends if that is more. Below
   * it large pages are broken into small ones that can be shared.
   */
  readonly goal: number;
  /** A state begins when free memory is below its level; 0 = this generation does not have it. */
  readonly beginsBelow: FivePerState;
  /** A state ends, towards the better one, at 110 % of the level above it (hysteresis; design value). */
  readonly endsAbove: FivePerState;
  readonly balloonsIn: readonly number[];
  /** States in which compression and swapping take memory from every guest above its target. */
  readonly swapsIn: readonly number[];
  /** Whether guests without a balloon driver are swapped already while the others are ballooned. */
  readonly swapsDriverlessInSoft: boolean;
}

/**
 * Waldspurger, OSDI 2002, §6.3 (6/4/2/1 % of memory); yellow-bricks.com 2011/03/17 (64/32/16 % of minFree, and for
 * vSphere 6 the clear state, with high at 400 %, and balloons that stop where swapping begins).
 */
export const LADDERS: { readonly [G in Policies['ladder']]: Ladder } = {
  esx2002: {
    basis: 'memory',
    goal: 0.066,
    beginsBelow: [Infinity, 0, 0.04, 0.02, 0.01],
    endsAbove: [0, 0, 0.066, 0.044, 0.022],
    balloonsIn: [SOFT, HARD, LOW],
    swapsIn: [HARD, LOW],
    swapsDriverlessInSoft: true,
  },
  esx4: {
    basis: 'minFree',
    goal: 1.1,
    beginsBelow: [Infinity, 0, 0.64, 0.32, 0.16],
    endsAbove: [0, 0, 1.1, 0.704, 0.352],
    balloonsIn: [SOFT, HARD, LOW],
    swapsIn: [HARD, LOW],
    swapsDriverlessInSoft: true,
  },
  vsphere6: {
    basis: 'minFree',
    goal: 4,
    beginsBelow: [Infinity, 1, 0.64, 0.32, 0.16],
    endsAbove: [0, 4.4, 1.1, 0.704, 0.352],
    balloonsIn: [SOFT],
    swapsIn: [HARD, LOW],
    swapsDriverlessInSoft: false,
  },
};

/** Size up to which minFree is a fixed sum, in MiB, and that sum (blog.jgriffiths.org, Memory Management in ESXi 6). */
const LARGE_HOST_MIB = 28 * 1024;
const LARGE_HOST_MIN_FREE_MIB = 899;
/** Share of memory beyond it that is kept free (same source: 10.24 MB a GB). */
const MIN_FREE_PER_MIB = 0.01;
/** Smaller hosts: shares of the first 4, the next 8 and the next 16 GiB (sliding scale of ESX; unverified). */
const SLIDING = [
  { uptoMib: 4096, share: 0.06 },
  { uptoMib: 12_288, share: 0.04 },
  { uptoMib: LARGE_HOST_MIB, share: 0.02 },
] as const;
/** What the sliding scale gives at 28 GiB; scaled so that both rules meet there. */
const SLIDING_AT_LARGE_MIB = 901.12;

/** The memory that a host tries to keep free, `minFree`, in MiB. */
export function minFreeMib(memMib: number): number {
  if (memMib >= LARGE_HOST_MIB) return LARGE_HOST_MIN_FREE_MIB + MIN_FREE_PER_MIB * (memMib - LARGE_HOST_MIB);
  let sum = 0;
  let from = 0;
  for (const { uptoMib, share } of SLIDING) {
    sum += share * Math.max(0, Math.min(memMib, uptoMib) - from);
    from = uptoMib;
  }
  return (sum * LARGE_HOST_MIN_FREE_MIB) / SLIDING_AT_LARGE_MIB;
}

/** What the levels of a ladder are multiples of, in MiB. */
export function basisMib(ladder: Ladder, memMib: number): number {
  return ladder.basis === 'memory' ? memMib : minFreeMib(memMib);
}

/** The state that follows `state` when that much memory is free: down at once, up only past the hysteresis. */
export function nextMemoryState(ladder: Ladder, memMib: number, state: number, freeMib: number): number {
  const free = freeMib / basisMib(ladder, memMib);
  let next = state;
  for (let s = LOW; s > next; s--) if (free < ladder.beginsBelow[s]) next = s;
  while (next > HIGH && free >= ladder.endsAbove[next]) next -= 1;
  return next;
}

/** Free memory at which the present state ends, in MiB. */
export function relievedMib(ladder: Ladder, memMib: number, state: number): number {
  return ladder.endsAbove[state] * basisMib(ladder, memMib);
}
