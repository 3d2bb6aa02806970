import { bySeeding, isRoundOver, nextMatchNo, type Round, type Tournament } from '../state.ts';

/**
 * The next round of a round robin by the circle method: one entry stays, the others go round by one place a round. Whoever would
 * meet somebody who withdrew has a bye. Nothing while a round is being played, or when all are over.
 */
export function roundRobinRound(tournament: Tournament): Round | undefined {
  const { format } = tournament.rules;
  if (format.kind !== 'roundRobin') throw new Error(`a round robin of a ${format.kind}`);
  const entries = bySeeding(tournament.entries);
  const perLeg = roundsOfLeg(entries.length);
  if (!isRoundOver(tournament) || tournament.rounds >= perLeg * format.legs || entries.length < 2) return undefined;
  const here = entries.map(({ no, withdrawn }) => (withdrawn ? undefined : no));
  const pairs = circle(entries.length, tournament.rounds % perLeg).map((pair) => pair.map((place) => here[place]));
  const duels = pairs.map((pair) => pair.filter((entry) => entry !== undefined));
  const first = nextMatchNo(tournament);
  return {
    matches: duels.filter(({ length }) => length === 2).map((two, i) => ({ no: first + i, entries: two })),
    byes: duels.filter(({ length }) => length === 1).flat(),
  };
}

/** Rounds in which all meet all. */
function roundsOfLeg(count: number): number {
  return count % 2 === 0 ? count - 1 : count;
}

/** Pairs of places in a round, from 0; a place that does not exist is nobody. */
function circle(count: number, round: number): readonly (readonly [number, number])[] {
  const size = count + (count % 2);
  const turning = Array.from({ length: size - 1 }, (_, i) => ((i + round) % (size - 1)) + 1);
  const seats = [0, ...turning];
  return Array.from({ length: size / 2 }, (_, i) => [seats[i] ?? 0, seats[size - 1 - i] ?? 0] as const);
}
