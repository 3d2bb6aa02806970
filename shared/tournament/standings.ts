import { countingMatches, duelPoints, opponentsIn, resultOf } from './duels.ts';
import { placeIn, placePoints } from './places.ts';
import { DUEL_POINTS, type Format, type Rules, type TieBreak } from './rules.ts';
import { bySeeding, type Match, type Tournament } from './state.ts';

/** A row of the standings. */
export interface Standing {
  readonly entry: number;
  /** From 1; equal in everything: the same place. */
  readonly place: number;
  readonly points: number;
  /** Values of the tie-breaks in the order of the rules; those that no equality asked for are absent. */
  readonly ties: readonly number[];
  readonly played: number;
  readonly withdrawn: boolean;
}

/** The standings of a tournament, the first first. Equals stand in the order of their seeding, on the same place. */
export function standingsOf(tournament: Tournament): readonly Standing[] {
  const groups = orderedGroups(tournament);
  let place = 1;
  return groups.flatMap((group) => {
    const rows = group.map((row) => ({ ...row, place }));
    place += group.length;
    return rows;
  });
}

type Row = Omit<Standing, 'place'>;

/** Points and order as they stand, for pairing. */
export function orderNow(tournament: Tournament): readonly Row[] {
  return orderedGroups(tournament).flat();
}

/** What standings are computed from: the matches that count, by entry, and the points of each. */
interface Records {
  readonly rules: Rules;
  readonly matchesOf: (entry: number) => readonly Match[];
  readonly pointsOf: (entry: number) => number;
}

function recordsOf(tournament: Tournament): Records {
  const matches = new Map<number, Match[]>();
  for (const match of countingMatches(tournament))
    for (const entry of match.entries) matches.set(entry, [...(matches.get(entry) ?? []), match]);
  const matchesOf = (entry: number) => matches.get(entry) ?? [];
  const points = new Map(tournament.entries.map(({ no }) => [no, pointsFrom(tournament, no, matchesOf(no))]));
  return { rules: tournament.rules, matchesOf, pointsOf: (entry) => points.get(entry) ?? 0 };
}

/** Entries in groups of equals, the best first. */
function orderedGroups(tournament: Tournament): readonly (readonly Row[])[] {
  const records = recordsOf(tournament);
  const rows = bySeeding(tournament.entries).map(
    ({ no, withdrawn }): Row => ({
      entry: no,
      points: records.pointsOf(no),
      ties: [],
      played: records.matchesOf(no).length,
      withdrawn,
    }),
  );
  return grouped(rows, ({ points }) => points).flatMap((group) => parted(records, group, tournament.rules.tieBreaks));
}

/** Groups of rows with an equal value, the highest value first; within a group the order stays. */
function grouped(rows: readonly Row[], rated: (row: Row) => number): readonly (readonly Row[])[] {
  const values = [...new Set(rows.map(rated))].sort((a, b) => b - a);
  return values.map((value) => rows.filter((row) => rated(row) === value));
}

/** Parts equals by the first tie-break, and those who are equal in it by the others. */
function parted(records: Records, group: readonly Row[], ties: readonly TieBreak[]): readonly (readonly Row[])[] {
  const [tie, ...others] = ties;
  if (group.length < 2 || tie === undefined) return [group];
  const value = tieValues(records, tie, new Set(group.map(({ entry }) => entry)));
  const told = group.map((row) => ({ ...row, ties: [...row.ties, value(row.entry)] }));
  return grouped(told, (row) => row.ties.at(-1) ?? 0).flatMap((part) => parted(records, part, others));
}

/** Points of an entry by the format of the tournament, from its matches. */
function pointsFrom({ rules, byes }: Tournament, entry: number, own: readonly Match[]): number {
  const { format } = rules;
  if (format.kind === 'grandPrix') return eventPoints(own, entry, format);
  if (format.kind === 'arena' && format.points === 'mean')
    return sum(best(composites(own, entry), format.best)) / format.best;
  const points = own.map((match) => duelPoints(rules, match, entry));
  if (format.kind === 'arena') return sum(best(points, format.best));
  return sum(points) + DUEL_POINTS.win * byes.filter((bye) => bye.entry === entry).length;
}

/** Composites of an entry in its matches; 0 where it did not play. */
function composites(own: readonly Match[], entry: number): readonly number[] {
  return own.map((match) => resultOf(match, entry)?.milliPoints ?? 0);
}

type GrandPrix = Extract<Format, { kind: 'grandPrix' }>;

/** The best events count, as many as there are without those that are dropped; an event missed gives nothing. */
function eventPoints(own: readonly Match[], entry: number, { events, points, drop }: GrandPrix): number {
  const counted = Math.max(1, events - drop);
  const values = points === 'place' ? own.map((match) => placePoints(match, entry)) : composites(own, entry);
  const total = sum(best(values, counted));
  return points === 'place' ? total : total / counted;
}

/** How a tie-break values those who are equal so far; higher is better. */
function tieValues(records: Records, tie: TieBreak, equals: ReadonlySet<number>): (entry: number) => number {
  const { matchesOf, pointsOf } = records;
  const results = (entry: number) => matchesOf(entry).flatMap((match) => resultOf(match, entry) ?? []);
  switch (tie) {
    case 'headToHead':
      return headToHead(records, equals);
    case 'buchholzCut1':
      return (entry) => sum(best(opponentsIn(matchesOf(entry), entry).map(pointsOf), -1));
    case 'sumOfPlaces':
      return (entry) => 0 - sum(matchesOf(entry).map((match) => placeIn(match, entry) ?? match.entries.length + 1));
    case 'promises':
      return (entry) => mean(results(entry).map(({ promisesMilli }) => promisesMilli));
    case 'badGold':
      return (entry) => 0 - sum(results(entry).map(({ badGoldS }) => badGoldS));
    case 'bestComposite':
      return (entry) => Math.max(0, ...results(entry).map(({ milliPoints }) => milliPoints));
  }
}

/** Points against the other equals, if all of them have met; else all are as good. */
function headToHead({ rules, matchesOf }: Records, equals: ReadonlySet<number>): (entry: number) => number {
  const among = (entry: number) =>
    matchesOf(entry).filter(({ entries }) => entries.length === 2 && entries.every((each) => equals.has(each)));
  const metAll = (entry: number) => new Set(opponentsIn(among(entry), entry)).size === equals.size - 1;
  if (![...equals].every(metAll)) return () => 0;
  return (entry) => sum(among(entry).map((match) => duelPoints(rules, match, entry)));
}

/** The highest so many values; of a negative number all but so many of the lowest. */
function best(values: readonly number[], count: number): readonly number[] {
  return values.toSorted((a, b) => b - a).slice(0, count);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return values.length > 0 ? sum(values) / values.length : 0;
}
