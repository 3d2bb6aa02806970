import { opponentsOf } from '../duels.ts';
import type { Pairing } from '../lines.ts';
import { cheapestPairs, type Edge } from '../matching.ts';
import { orderNow } from '../standings.ts';
import { activeEntries, nextMatchNo, type Tournament } from '../state.ts';

/** Somebody in the lobby of an arena, and for how long, s. */
export interface Waiting {
  readonly entry: number;
  readonly waitedS: number;
}

/** A rematch at once is worth so many places of distance; each second of waiting makes the best partner less important. Design values. */
const REMATCH_PLACES = 1_000;
const PLACES_PER_SECOND = 2;
/** Waiting longer than this, s, counts no more. */
const LONG_S = 300;

/**
 * Pairs those who are free with the nearest score; whoever met last is not paired again while somebody else is free. Who has
 * waited longest is left over last.
 */
export function arenaPairs(tournament: Tournament, waiting: readonly Waiting[]): readonly Pairing[] {
  const active = new Set(activeEntries(tournament).map(({ no }) => no));
  const place = new Map(orderNow(tournament).map(({ entry }, i) => [entry, i]));
  const free = waiting.filter(({ entry }) => active.has(entry));
  const met = opponentsOf(tournament);
  const last = (entry: number) => met.get(entry)?.at(-1);
  const edges = free.flatMap((one, a) =>
    free.slice(a + 1).map((other, i): Edge => {
      const rematch = last(one.entry) === other.entry ? REMATCH_PLACES : 0;
      return { a, b: a + 1 + i, cost: rematch + costOf(place, one, other) };
    }),
  );
  const first = nextMatchNo(tournament);
  return cheapestPairs(free.length, edges).map(([a, b], i) => ({
    no: first + i,
    entries: [free[a], free[b]].flatMap((each) => (each ? [each.entry] : [])),
  }));
}

function costOf(place: ReadonlyMap<number, number>, one: Waiting, other: Waiting): number {
  const apart = Math.abs((place.get(one.entry) ?? 0) - (place.get(other.entry) ?? 0));
  const patienceS = Math.max(0, LONG_S - Math.min(one.waitedS, other.waitedS));
  return apart + Math.round(PLACES_PER_SECOND * patienceS);
}
