import type { HeapSpec } from '../kernel/scenario/scenario.ts';
import type { OpenWorld, World } from '../kernel/world.ts';

/**
 * Garbage collection against explicit freeing, by the size of the heap as a multiple of what lives in it: 70 % slower at
 * twice, 17 % at three times, as fast at five times (Hertz & Berger, OOPSLA 2005, abstract). 0.7 ÷ (h − 1)² gives 70, 17.5
 * and 4.4 %.
 */
const COLLECTION_COST = 0.7;
/** A heap that is smaller than this, as a multiple of what lives in it, runs out of memory; design value. */
export const LEAST_HEAP = 1.4;

/** Cycles that a Java machine needs for one of its program, with a heap of that size: at least `leastHeapMib`. */
export function heapWork(heapMib: number, liveMib: number): number {
  if (liveMib <= 0) return 1;
  if (heapMib < leastHeapMib(liveMib)) throw new Error(`a heap of ${heapMib} MiB in which ${liveMib} live`);
  const spare = heapMib / liveMib - 1;
  return 1 + COLLECTION_COST / (spare * spare);
}

/** Smallest heap that a Java machine can live with, in whole MiB. */
export function leastHeapMib(liveMib: number): number {
  return Math.ceil(LEAST_HEAP * liveMib);
}

/** Largest heap that fits into a guest beside what it had outside the heap when it came, in whole MiB. */
export function mostHeapMib({ vms, tenants, scenario }: OpenWorld, vm: number): number {
  const { touchedFraction, memMib, heap } = scenario.tenants[tenants.archetype[vms.tenant[vm]]].vm;
  const outsideMib = Math.max(0, touchedFraction * memMib - (heap?.mib ?? 0));
  return Math.floor(vms.memMib[vm] - outsideMib);
}

/** Gives a guest the heap that its description says. */
export function installHeap({ vms }: World, vm: number, heap: HeapSpec | undefined): void {
  vms.heapMib[vm] = heap?.mib ?? 0;
  vms.liveHeapMib[vm] = heap?.liveMib ?? 0;
  vms.heapWork[vm] = heap ? heapWork(heap.mib, heap.liveMib) : 1;
}

/**
 * Tells a Java machine how large its heap may be, as it runs (`SoftMaxHeapSize` of OpenJDK, since JDK 13). What it gives up
 * goes to its guest's kernel, and not to the host: a balloon can have it without paging.
 */
export function setHeapMib({ vms }: World, vm: number, mib: number): void {
  vms.heapLessMib[vm] += vms.heapMib[vm] - mib;
  vms.heapMib[vm] = mib;
  vms.heapWork[vm] = heapWork(mib, vms.liveHeapMib[vm]);
}
