import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bracketOf } from '#shared/tournament/formats/elimination.ts';
import type { Format, Rules } from '#shared/tournament/rules.ts';
import { activeEntries, type Tournament, tournamentOf } from '#shared/tournament/state.ts';
import { tableOf } from '#shared/tournament/table.ts';
import { type Luck, playTournament } from '../support/play-tournament.ts';

/** `TOURNAMENTS=1000` plays as many of each format, of up to 200 entries. */
const RUNS = Number(process.env.TOURNAMENTS ?? 8);
const MOST = process.env.TOURNAMENTS ? 200 : 40;
const TIME_MS = 3_600_000;

const FORMATS: readonly Format[] = [
  { kind: 'grandPrix', events: 4, points: 'place', drop: 1 },
  { kind: 'grandPrix', events: 3, points: 'mean', drop: 0 },
  { kind: 'arena', lengthS: 2400, best: 5, points: 'duel' },
  { kind: 'swiss', rounds: 6 },
  { kind: 'roundRobin', legs: 1 },
  { kind: 'elimination', losses: 1 },
  { kind: 'elimination', losses: 2 },
];

function rulesOf(format: Format): Rules {
  return {
    format,
    halls: ['sprint'],
    tieBreaks: ['headToHead', 'buchholzCut1', 'promises', 'badGold', 'bestComposite'],
    drawWithinMilli: 1000,
    lateUntilRound: format.kind === 'elimination' || format.kind === 'roundRobin' ? 1 : 2,
  };
}

/** Uniform numbers that follow from one. */
function drawsFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return state / 2 ** 32;
  };
}

const luck: fc.Arbitrary<Luck> = fc
  .record({
    seed: fc.integer(),
    withdrawal: fc.constantFrom(0, 0.02, 0.2),
    late: fc.constantFrom(0, 0.5),
    noShow: fc.constantFrom(0, 0.1),
    // 1: all come to exactly the same, as copies of one program do.
    drawn: fc.constantFrom(0, 0.2, 1),
    failure: fc.constantFrom(0, 0.1),
  })
  .map(({ seed, ...chances }) => ({ ...chances, draw: drawsFrom(seed) }));

function played(format: Format, check: (tournament: Tournament) => void | Promise<void>): Promise<void> {
  const property = fc.asyncProperty(fc.integer({ min: 3, max: MOST }), luck, async (count, l) => {
    await check(tournamentOf(await playTournament(rulesOf(format), count, l)));
  });
  return fc.assert(property, { numRuns: RUNS });
}

function pairs({ matches }: Tournament): readonly string[] {
  const counted = matches.filter(({ state }) => state !== 'failed');
  return counted.map(({ entries }) => entries.toSorted((a, b) => a - b).join(' '));
}

type Check = (tournament: Tournament) => void | Promise<void>;

const everybodyIsPlaced: Check = async (tournament) => {
  expect(tournament.matches.filter(({ state }) => state === 'open')).toEqual([]);
  const table = await tableOf(tournament);
  expect(numbers(table.map(({ entry }) => entry))).toEqual(numbers(tournament.entries.map(({ no }) => no)));
  table.forEach((row, i) => {
    const before = table[i - 1];
    if (before?.place !== row.place) expect(row.place).toBe(i + 1);
    else if (tournament.rules.format.kind !== 'elimination')
      expect([before.points, before.ties]).toEqual([row.points, row.ties]);
  });
};

const nobodyPlaysTwiceInARound: Check = ({ matches, byes }) => {
  const rounds = new Map<number, number[]>();
  const add = (round: number, entries: readonly number[]) =>
    rounds.set(round, [...(rounds.get(round) ?? []), ...entries]);
  for (const { round, entries, state } of matches) if (state !== 'failed') add(round, entries);
  for (const { round, entry } of byes) add(round, [entry]);
  for (const entries of rounds.values()) expect(new Set(entries).size).toBe(entries.length);
};

const noSecondByeWhileSomebodyHadNone: Check = ({ byes, entries }) => {
  const count = (no: number) => byes.filter(({ entry }) => entry === no).length;
  const most = Math.max(0, ...byes.map(({ entry }) => count(entry)));
  if (most > 1) expect(entries.filter(({ no, withdrawn }) => !withdrawn && count(no) === 0)).toEqual([]);
};

const noRematchWithOpponentsEnough: Check = (tournament) => {
  const active = activeEntries(tournament).length;
  if (active > 2 * tournament.rounds) expect(new Set(pairs(tournament)).size).toBe(pairs(tournament).length);
};

const allRoundsArePlayed: Check = (tournament) => {
  const { format } = tournament.rules;
  if (format.kind === 'swiss' && activeEntries(tournament).length >= 2) expect(tournament.rounds).toBe(format.rounds);
};

const allMeetAllOnce: Check = (tournament) => {
  const active = activeEntries(tournament).map(({ no }) => no);
  const met = new Set(pairs(tournament));
  for (const a of active) for (const b of active) if (a < b) expect(met).toContain(`${a} ${b}`);
  expect(met.size).toBe(pairs(tournament).length);
};

const nobodyLosesMoreOftenThanAllowed: Check = async (tournament) => {
  const { format } = tournament.rules;
  if (format.kind !== 'elimination') return;
  const { matches, places, decided } = await bracketOf(tournament);
  const forThird = (group: number) => format.losses === 1 && group === 1;
  const lost = (no: number) =>
    matches.filter(
      ({ group, winner, entries }) => !forThird(group) && winner !== undefined && winner !== no && entries.includes(no),
    ).length;
  for (const { no } of tournament.entries) expect(lost(no)).toBeLessThanOrEqual(format.losses);
  expect(decided).toBe(true);
  // Whoever withdrew together from the last matches shares a place.
  const first = places.filter(({ place }) => place === 1);
  if (first.length === 1) expect(lost(first[0]?.entry ?? -1)).toBeLessThan(format.losses);
};

const CHECKS: { readonly [kind in Format['kind']]: readonly Check[] } = {
  grandPrix: [],
  arena: [],
  swiss: [noSecondByeWhileSomebodyHadNone, noRematchWithOpponentsEnough, allRoundsArePlayed],
  roundRobin: [allMeetAllOnce],
  elimination: [nobodyLosesMoreOftenThanAllowed],
};

describe.each(FORMATS.map((format) => ({ format, name: JSON.stringify(format) })))(
  'a tournament $name',
  ({ format }) => {
    it(
      'is played to its end, places everybody or declares them equal, and keeps what its format promises, whoever withdraws, comes late or does not come',
      async () => {
        const checks = [everybodyIsPlaced, nobodyPlaysTwiceInARound, ...CHECKS[format.kind]];
        await played(format, async (tournament) => {
          for (const check of checks) await check(tournament);
        });
      },
      TIME_MS,
    );
  },
);

function numbers(list: readonly number[]): readonly number[] {
  return list.toSorted((a, b) => a - b);
}
