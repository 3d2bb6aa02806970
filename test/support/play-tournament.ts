import { arenaPairs } from '#shared/tournament/formats/arena.ts';
import type { Pairing, Result, TournamentLine } from '#shared/tournament/lines.ts';
import { nextRound } from '#shared/tournament/next-round.ts';
import type { Rules } from '#shared/tournament/rules.ts';
import { activeEntries, RunningTournament, type Tournament } from '#shared/tournament/state.ts';

/** What happens in a tournament that is played in a test: uniform draws from 0 to 1 decide. */
export interface Luck {
  readonly draw: () => number;
  /** Chances in each round that an entry withdraws, that one comes late, and of a match that one does not come, that it is a draw, that the server fails it. */
  readonly withdrawal: number;
  readonly late: number;
  readonly noShow: number;
  readonly drawn: number;
  readonly failure: number;
}

/** Rounds of an arena that are played. */
const ARENA_ROUNDS = 12;

/** Plays a tournament of so many entries to its end; entry 0 is the strongest. Answers its journal. */
export async function playTournament(rules: Rules, count: number, luck: Luck): Promise<readonly TournamentLine[]> {
  const running = new RunningTournament([{ type: 'opened', rules }]);
  for (let entry = 0; entry < count; entry++)
    running.take({ type: 'entered', entry, kind: 'program', rank: entry + 1 });
  for (let entries = count; ; ) {
    const tournament = running.now;
    const round = await roundOf(tournament, luck);
    if (!round) break;
    running.take({ type: 'paired', round: tournament.rounds + 1, ...round });
    let nextNo = Math.max(...round.matches.map(({ no }) => no), 0) + 1;
    for (const match of round.matches) nextNo = play(running, match, nextNo, luck);
    for (const { no } of activeEntries(running.now))
      if (luck.draw() < luck.withdrawal) running.take({ type: 'withdrew', entry: no });
    if (tournament.rounds + 2 <= rules.lateUntilRound && luck.draw() < luck.late)
      running.take({ type: 'entered', entry: entries, kind: 'person', rank: ++entries });
  }
  return [...running.lines, { type: 'closed' }];
}

async function roundOf(tournament: Tournament, luck: Luck) {
  if (tournament.rules.format.kind !== 'arena') return nextRound(tournament);
  if (tournament.rounds >= ARENA_ROUNDS) return undefined;
  const free = activeEntries(tournament).filter(() => luck.draw() < 0.8);
  const matches = arenaPairs(
    tournament,
    free.map(({ no }) => ({ entry: no, waitedS: Math.floor(luck.draw() * 100) })),
  );
  return { matches, byes: [] };
}

/** Answers the number of the next match. */
function play(running: RunningTournament, { no, entries }: Pairing, nextNo: number, luck: Luck): number {
  if (luck.draw() < luck.failure) {
    running.take({ type: 'failed', match: no, again: nextNo });
    running.take({ type: 'played', match: nextNo, results: results(entries, luck) });
    return nextNo + 1;
  }
  if (luck.draw() < luck.noShow) {
    const present = entries.filter(() => luck.draw() < 0.5);
    running.take({
      type: 'walkover',
      match: no,
      present: present.length === entries.length ? present.slice(1) : present,
    });
  } else running.take({ type: 'played', match: no, results: results(entries, luck) });
  return nextNo;
}

function results(entries: readonly number[], { draw, drawn }: Luck): Result[] {
  const equal = draw() < drawn;
  return entries.map((entry) => ({
    entry,
    milliPoints: equal ? 50_000 : Math.floor(Math.max(0, 90_000 - 300 * entry + (draw() - 0.5) * 40_000)),
    promisesMilli: equal ? 50_000 : Math.floor(draw() * 100_000),
    badGoldS: equal ? 0 : Math.floor(draw() * 100),
  }));
}
