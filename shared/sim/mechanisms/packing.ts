/**
 * How to choose among places that have room. `first`: the first. `best`: the fullest, so that others stay empty. `worst`:
 * the emptiest. `spread`: the one with the fewest guests.
 */
export const FITS = ['first', 'best', 'worst', 'spread'] as const;
export type Fit = (typeof FITS)[number];

/** A place as it would be with the newcomer in it. */
export interface Place {
  /** Part (0..1) of its scarcer resource that would be in use. */
  readonly fullness: number;
  readonly guests: number;
}

/** Whether a place is to be preferred to one that was found before it. */
export function isPreferred(fit: Fit, place: Place, before: Place): boolean {
  switch (fit) {
    case 'first':
      return false;
    case 'best':
      return place.fullness > before.fullness;
    case 'worst':
      return place.fullness < before.fullness;
    case 'spread':
      return place.guests < before.guests || (place.guests === before.guests && place.fullness < before.fullness);
  }
}

/** An amount of the two resources that places run out of, in any units that fit together. */
export interface Bulk {
  readonly cpu: number;
  readonly memory: number;
}

/** The part of its scarcer resource that something takes of a place; 0 of a resource takes nothing. */
export function fullnessOf(used: Bulk, size: Bulk): number {
  return Math.max(partOf(used.cpu, size.cpu), partOf(used.memory, size.memory));
}

function partOf(used: number, size: number): number {
  if (used === 0) return 0;
  return size > 0 ? used / size : Number.MAX_VALUE;
}

/**
 * Packs items into places, largest first (by its scarcer resource in the first place), each into the place that the fit
 * prefers among those with room. Answers the place of each item, −1 where none had room. First-fit decreasing needs at
 * most 11/9 of the places that would do, and 6/9 of one (Dósa, ESCAPE 2007; unverified).
 */
export function packDecreasing(items: readonly Bulk[], places: readonly Bulk[], fit: Fit = 'first'): number[] {
  const packed = items.map(() => -1);
  const used = places.map(() => ({ cpu: 0, memory: 0, guests: 0 }));
  for (const item of byFallingSize(items, places[0])) {
    const to = placeFor(items[item], places, used, fit);
    packed[item] = to;
    if (to < 0) continue;
    used[to].cpu += items[item].cpu;
    used[to].memory += items[item].memory;
    used[to].guests += 1;
  }
  return packed;
}

function byFallingSize(items: readonly Bulk[], size: Bulk | undefined): number[] {
  if (size === undefined) return [];
  return items.map((_, item) => item).sort((a, b) => fullnessOf(items[b], size) - fullnessOf(items[a], size) || a - b);
}

function placeFor(item: Bulk, places: readonly Bulk[], used: readonly (Bulk & { guests: number })[], fit: Fit): number {
  let [best, found]: [number, Place | undefined] = [-1, undefined];
  for (let p = 0; p < places.length; p++) {
    const after = { cpu: used[p].cpu + item.cpu, memory: used[p].memory + item.memory };
    if (after.cpu > places[p].cpu || after.memory > places[p].memory) continue;
    const place = { fullness: fullnessOf(after, places[p]), guests: used[p].guests };
    if (found === undefined || isPreferred(fit, place, found)) [best, found] = [p, place];
  }
  return best;
}
