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

/** Halvings of the interval in which the level lies: beyond the precision of what is shared. */
const STEPS = 48;

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
  let low = 0;
  let high = highestLevel(claims, surcharge);
  for (let step = 0; step < STEPS; step++) {
    const level = (low + high) / 2;
    if (pour(claims, level, surcharge) < supply) low = level;
    else high = level;
  }
  pour(claims, low, surcharge);
}

/** Grants every claim its part at this level and answers the sum. */
function pour({ count, ceiling, floor, weight, knee, granted }: Claims, level: number, surcharge: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const raised = level * weight[i];
    const units = raised <= knee[i] ? raised : knee[i] + (raised - knee[i]) / surcharge;
    granted[i] = units < floor[i] ? floor[i] : units > ceiling[i] ? ceiling[i] : units;
    sum += granted[i];
  }
  return sum;
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
