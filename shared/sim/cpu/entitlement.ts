import { type Claims, takenAt } from '../kernel/max-min.ts';

/**
 * Scratch: what all claims of a host take together at each level at which one of them begins or stops to grow. Between two
 * such levels it grows in a straight line.
 */
let levels = new Float64Array(128);
let taken = new Float64Array(128);
let corners = 0;

/** Draws that curve for claims as they are; `grantedIf` reads it. */
export function drawCurve(claims: Claims): void {
  const { count, floor, ceiling, weight } = claims;
  corners = 2 * count;
  if (levels.length < corners) {
    levels = new Float64Array(corners * 2);
    taken = new Float64Array(corners * 2);
  }
  for (let k = 0; k < count; k++) {
    levels[2 * k] = floor[k] / weight[k];
    levels[2 * k + 1] = ceiling[k] / weight[k];
  }
  levels.subarray(0, corners).sort();
  for (let i = 0; i < corners; i++) taken[i] = takenAt(claims, levels[i]);
}

/**
 * What claim `k` would be granted of a supply if it asked for `most` with a floor of `floor`, and all others for what they
 * ask: weighted max–min with that one claim changed.
 */
export function grantedIf(claims: Claims, supply: number, k: number, floor: number, most: number): number {
  const weight = claims.weight[k];
  const i = lastCorner(claims, supply, k);
  // Below the first corner and beyond the last one the others take the same at any level.
  const others = othersAt(claims, k, Math.max(0, i));
  const inside = i >= 0 && i + 1 < corners && levels[i + 1] > levels[i];
  const slope = inside ? (othersAt(claims, k, i + 1) - others) / (levels[i + 1] - levels[i]) : 0;
  const from = i >= 0 ? levels[i] : 0;
  const level = (supply - others + slope * from) / (slope + weight);
  return Math.min(most, Math.max(floor, level * weight));
}

/** The last corner at which the others and an endless claim `k` take no more than the supply; −1 = none. */
function lastCorner(claims: Claims, supply: number, k: number): number {
  let [low, high] = [-1, corners - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (othersAt(claims, k, middle) + levels[middle] * claims.weight[k] <= supply) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What all claims but `k` take at a corner. */
function othersAt({ floor, ceiling, weight }: Claims, k: number, corner: number): number {
  const own = levels[corner] * weight[k];
  return taken[corner] - Math.min(ceiling[k], Math.max(floor[k], own));
}
