import { resultOf } from './duels.ts';
import { PLACE_POINTS } from './rules.ts';
import type { Match } from './state.ts';

/** Place of an entry in an event, from 1: one more than the number of those who were better. Nothing if it did not play. */
export function placeIn(match: Match, entry: number): number | undefined {
  const own = resultOf(match, entry);
  return own && 1 + match.results.filter(({ milliPoints }) => milliPoints > own.milliPoints).length;
}

/** Points of an entry from an event by its place; equals share the points of their places. 0 if it did not play. */
export function placePoints(match: Match, entry: number): number {
  const place = placeIn(match, entry);
  const own = resultOf(match, entry);
  if (place === undefined || !own) return 0;
  const equals = match.results.filter(({ milliPoints }) => milliPoints === own.milliPoints).length;
  const shared = Array.from({ length: equals }, (_, i) => PLACE_POINTS[place - 1 + i] ?? 0);
  return shared.reduce((sum, points) => sum + points, 0) / equals;
}
