import type { Result } from './lines.ts';
import { DUEL_POINTS, type Rules } from './rules.ts';
import type { Match, Tournament } from './state.ts';

/** How a duel ended for one of its two entries. */
export type DuelOutcome = keyof typeof DUEL_POINTS;

/** Matches that count: played, or decided by who was there. */
export function countingMatches({ matches }: Tournament): readonly Match[] {
  return matches.filter(({ state }) => state === 'played' || state === 'walkover');
}

/** How a match of two that is over ended for an entry. */
export function duelOutcome(rules: Rules, match: Match, entry: number): DuelOutcome {
  if (match.state === 'walkover') return match.present.includes(entry) ? 'win' : 'loss';
  const own = resultOf(match, entry);
  const other = match.results.find((result) => result.entry !== entry);
  if (!own || !other) return own ? 'win' : 'loss';
  const ahead = own.milliPoints - other.milliPoints;
  if (Math.abs(ahead) < rules.drawWithinMilli) return 'draw';
  return ahead > 0 ? 'win' : 'loss';
}

/** Points that an entry has from a match of two that is over. */
export function duelPoints(rules: Rules, match: Match, entry: number): number {
  return DUEL_POINTS[duelOutcome(rules, match, entry)];
}

/** What an entry came to in a match; nothing if it did not play. */
export function resultOf({ results }: Match, entry: number): Result | undefined {
  return results.find((result) => result.entry === entry);
}

/** Whom an entry met in matches of its own, each as often as it did. */
export function opponentsIn(own: readonly Match[], entry: number): readonly number[] {
  return own.flatMap(({ entries }) => entries.filter((each) => each !== entry));
}

/** Whom each entry was paired with, in the order of the matches; matches that failed do not count. */
export function opponentsOf({ matches }: Tournament): ReadonlyMap<number, readonly number[]> {
  const met = new Map<number, number[]>();
  for (const match of matches) {
    if (match.state === 'failed') continue;
    for (const entry of match.entries) met.set(entry, [...(met.get(entry) ?? []), ...opponentsIn([match], entry)]);
  }
  return met;
}

/**
 * Who goes on from a match that must have a winner: the better composite, kept promises, fewer seconds of bad service to gold
 * tenants. Nobody if they are equal in all of it: it is played again.
 */
export function duelWinner({ results: [a, b] }: Match): number | undefined {
  if (!a || !b) return a?.entry;
  const ahead = a.milliPoints - b.milliPoints || a.promisesMilli - b.promisesMilli || b.badGoldS - a.badGoldS;
  if (ahead === 0) return undefined;
  return ahead > 0 ? a.entry : b.entry;
}
