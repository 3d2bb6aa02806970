/**
 * Scratch of the two systems that share a scarce thing among a host's guests. One entry a guest; grown when a host has
 * more guests than ever before, so nothing is allocated in a settled world.
 */
export interface Claims {
  count: number;
  floor: Float64Array;
  ceiling: Float64Array;
  weight: Float64Array;
  /** Up to this much a unit costs one; beyond it, `surcharge`. */
  knee: Float64Array;
  granted: Float64Array;
}

/** Steps to the level at most, and the share of the supply that may be left. */
const MAX_STEPS = 60;
const PRECISION = 1e-13;

/** Of `measure`: scratch, holds nothing from one call to the next. */
let slope = 0;

/** Claims with room for `guests`. */
export function claimsFor(guests: number): Claims {
  const column = () => new Float64Array(guests);
  return { count: 0, floor: column(), ceiling: column(), weight: column(), knee: column(), granted: column() };
}

/** The same claims, emptied, or larger ones. */
export function emptied(claims: Claims, guests: number): Claims {
  const roomy = guests <= claims.floor.length ? claims : claimsFor(guests * 2);
  roomy.count = 0;
  return roomy;
}

/** Adds a claim. `knee` is where further units begin to cost the surcharge. */
export function addClaim(claims: Claims, floor: number, ceiling: number, weight: number, knee = ceiling): void {
  const i = claims.count++;
  claims.ceiling[i] = ceiling > 0 ? ceiling : 0;
  claims.floor[i] = floor < ceiling ? (floor > 0 ? floor : 0) : claims.ceiling[i];
  claims.weight[i] = weight > 1e-9 ? weight : 1e-9;
  claims.knee[i] = knee;
}

/**
 * Weighted max–min: raises one level for all until the supply is used up. A claim gets level × weight, at least its
 * floor and at most its ceiling; what lies beyond its knee counts `surcharge` times. If the floors alone exceed the
 * supply they are cut in proportion.
 */
export function shareOut(claims: Claims, supply: number, surcharge = 1): void {
  const { count, ceiling, floor, granted } = claims;
  const wanted = sumOf(ceiling, count);
  if (wanted <= supply) {
    fillFrom(granted, ceiling, count, 1);
    return;
  }
  const promised = sumOf(floor, count);
  if (promised >= supply) {
    fillFrom(granted, floor, count, promised === 0 ? 0 : Math.max(0, supply) / promised);
    return;
  }
  pour(claims, levelFor(claims, supply, surcharge), surcharge);
}

/**
 * The highest level, to the precision of numbers, that does not take more than the supply. What is poured grows with the
 * level in straight pieces, so a step along the present piece is the answer as soon as it is the right one; a step that
 * leaves the interval in which the level is known to lie is halved instead.
 */
function levelFor(claims: Claims, supply: number, surcharge: number): number {
  let low = 0;
  let high = highestLevel(claims, surcharge);
  let level = high / 2;
  for (let step = 0; step < MAX_STEPS; step++) {
    const missing = supply - measure(claims, level, surcharge);
    if (missing >= 0) low = level;
    else high = level;
    if (missing >= 0 && missing <= PRECISION * supply) break;
    const along = slope === 0 ? level : level + (missing / slope) * (missing < 0 ? 1 + PRECISION : 1 - PRECISION / 2);
    level = along > low && along < high ? along : (low + high) / 2;
  }
  return low;
}

/** What the claims would be granted at a level together; how fast that grows with the level is left in `slope`. */
function measure({ count, ceiling, floor, weight, knee }: Claims, level: number, surcharge: number): number {
  let sum = 0;
  slope = 0;
  for (let i = 0; i < count; i++) {
    const raised = level * weight[i];
    const beyond = raised > knee[i];
    const units = beyond ? knee[i] + (raised - knee[i]) / surcharge : raised;
    if (units <= floor[i]) sum += floor[i];
    else if (units >= ceiling[i]) sum += ceiling[i];
    else {
      sum += units;
      slope += beyond ? weight[i] / surcharge : weight[i];
    }
  }
  return sum;
}

/** What the claims take together at a level without a surcharge. */
export function takenAt({ count, ceiling, floor, weight }: Claims, level: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const raised = level * weight[i];
    sum += raised < floor[i] ? floor[i] : raised > ceiling[i] ? ceiling[i] : raised;
  }
  return sum;
}

/** Grants every claim its part at this level. */
function pour({ count, ceiling, floor, weight, knee, granted }: Claims, level: number, surcharge: number): void {
  for (let i = 0; i < count; i++) {
    const raised = level * weight[i];
    const units = raised <= knee[i] ? raised : knee[i] + (raised - knee[i]) / surcharge;
    granted[i] = units < floor[i] ? floor[i] : units > ceiling[i] ? ceiling[i] : units;
  }
}

/** A level at which every claim is at its ceiling. */
function highestLevel({ count, ceiling, weight }: Claims, surcharge: number): number {
  let level = 0;
  for (let i = 0; i < count; i++) level = Math.max(level, (ceiling[i] * surcharge) / weight[i]);
  return level;
}

function fillFrom(to: Float64Array, from: Float64Array, count: number, factor: number): void {
  for (let i = 0; i < count; i++) to[i] = from[i] * factor;
}

function sumOf(column: Float64Array, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += column[i];
  return sum;
}
