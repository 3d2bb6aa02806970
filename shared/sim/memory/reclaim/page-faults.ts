/** A guest touches each of its active pages once in this time; design value. */
export const TOUCH_S = 10;

/** Scratch: what the guests of the host at hand ask for in this tick of their swapped and compressed memory, in MiB. */
let swappedMib = new Float64Array(64);
let compressedMib = new Float64Array(64);

/** Begins with a host of `count` guests that have touched nothing yet. */
export function clearPageFaults(count: number): void {
  if (count > swappedMib.length) {
    swappedMib = new Float64Array(2 * count);
    compressedMib = new Float64Array(2 * count);
    return;
  }
  swappedMib.fill(0, 0, count);
  compressedMib.fill(0, 0, count);
}

/** Adds what the `k`th guest of the host asks for, in MiB; a page that is away, comes, goes and is asked for again counts twice. */
export function recordPageFaults(k: number, fromSwapMib: number, fromCacheMib: number): void {
  swappedMib[k] += fromSwapMib;
  compressedMib[k] += fromCacheMib;
}

/** What the `k`th guest of the host asks for of its swapped memory in this tick, in MiB. */
export function touchedSwappedMib(k: number): number {
  return swappedMib[k];
}

/** What the `k`th guest of the host asks for of its compressed memory in this tick, in MiB. */
export function touchedCompressedMib(k: number): number {
  return compressedMib[k];
}
