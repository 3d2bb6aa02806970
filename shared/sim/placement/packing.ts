import type { Fit } from '../kernel/codes/placement.ts';
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
 * Rows of items, largest first: by the scarcer resource in a place of such a size, equal ones in order. First-fit in this order
 * needs at most 11/9 of the places that would do, and 6/9 of one (Dósa, ESCAPE 2007; unverified).
 */
export function largestFirst(items: readonly Bulk[], size: Bulk): number[] {
  const parts = items.map((item) => fullnessOf(item, size));
  return items.map((_, item) => item).sort((a, b) => parts[b] - parts[a] || a - b);
}
