/**
 * A cap lets a little more through than it says: 5096 operations a second on a disk of 5000 (mean of 7434 runs on an Azure
 * remote disk; TUNA, EuroSys 2025, `vm-noise-data`).
 */
const SLACK = 5096 / 5000;
/** A disk that was idle may at once do what its cap allows in this time, s; design value. */
const BURST_S = 0.1;

/** Operations that a capped disk has saved up after doing nothing. */
export function fullBucket(cap: number): number {
  return cap * SLACK * BURST_S;
}

/** Operations a second that a token bucket with `tokens` in it lets through for `dtS`. */
export function allowedIops(cap: number, tokens: number, dtS: number): number {
  return cap * SLACK + tokens / dtS;
}

/** Tokens left after `doneIops` for `dtS`. */
export function nextTokens(cap: number, tokens: number, doneIops: number, dtS: number): number {
  return Math.min(fullBucket(cap), Math.max(0, tokens + (cap * SLACK - doneIops) * dtS));
}
