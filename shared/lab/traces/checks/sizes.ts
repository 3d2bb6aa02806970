import type { Column } from './cells.ts';

/** The largest VM that an experiment may hold, and the most that its numbers may say. */
export const MOST_VCPUS = 512;
export const MOST_MIB = 16_777_216;
const KIB_PER_MIB = 1024;

export const VCPUS: Column = { name: 'CPU cores', least: 1, most: MOST_VCPUS, whole: true };
/** All cores together. */
export const MOST_MHZ = 10_000_000;
export const CAPACITY_MHZ: Column = { name: 'CPU capacity [MHz]', least: 1e-3, most: MOST_MHZ };
export const USAGE_MHZ: Column = { name: 'CPU usage [MHz]', least: 0, most: MOST_MHZ };
export const MEMORY_KB: Column = { name: 'memory capacity [KB]', least: 1e-3, most: MOST_MIB * KIB_PER_MIB };
export const PERCENT: Column = { name: 'CPU usage [%]', least: 0, most: 100 };
/** Seconds: any time that a clock of our days can show, and what is counted from a start of its own. */
export const TIME_S: Column = { name: 'time [s]', least: 0, most: 1e11 };

/** Whole MiB, at least one. */
export function mibOfKb(kb: number): number {
  return Math.max(1, Math.round(kb / KIB_PER_MIB));
}
