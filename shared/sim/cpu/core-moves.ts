/**
 * What it costs a vCPU to be moved to another core: 37 µs and 8 ms until its cache is full again, 520 µs more when the
 * core is on another node (Govil et al., SOSP 1999, §4; hardware of 1999).
 */
const MOVE_S = 37e-6;
const CACHE_REFILL_S = 8e-3;
const NODE_MOVE_S = 520e-6;
/** Moves a second of a vCPU that always finds its core taken; design value. */
const MOVES_PER_S = 1;

/**
 * Part of its time that a vCPU loses to moves: one that waits for its core is taken to another, `waiting` of its time;
 * one whose node is full runs elsewhere, `elsewhere` of its time. The cache matters as much as `memoryIntensity` says.
 */
export function moveLoss(waiting: number, elsewhere: number, memoryIntensity: number): number {
  const refillS = CACHE_REFILL_S * memoryIntensity;
  return MOVES_PER_S * (waiting * (MOVE_S + refillS) + elsewhere * (NODE_MOVE_S + refillS));
}
