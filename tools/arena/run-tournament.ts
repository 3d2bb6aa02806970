import { randomBytes } from 'node:crypto';
import { isOver, playTurn } from '#shared/programs/program-game.ts';
import { hallById } from '#shared/scenarios/index.ts';
import { playPar, playThrough, WEIGHTS } from '#shared/score/index.ts';
import { EXPORT_FORMAT, type MatchRecord, type TournamentExport } from '#shared/tournament/export.ts';
import type { Pairing, TournamentLine } from '#shared/tournament/lines.ts';
import { resultFrom } from '#shared/tournament/match-result.ts';
import { nextRound } from '#shared/tournament/next-round.ts';
import { hallOfRound, type Rules } from '#shared/tournament/rules.ts';
import { SEALED_LETTERS, sealedSeed, sealOf } from '#shared/tournament/seal.ts';
import { signExport } from '#shared/tournament/sign.ts';
import { tournamentOf } from '#shared/tournament/state.ts';
import { tableOf } from '#shared/tournament/table.ts';
import { journalOf } from './match-recording.ts';
import { type Played, playPrograms } from './play-programs.ts';

/** Random bytes: of seeds and of the key that signs. */
export type Random = (bytes: number) => Uint8Array;

/** Plays a tournament of programs on this machine to its end, and signs what it came to with a key of its own. */
export async function runTournament(
  rules: Rules,
  programs: readonly string[],
  patienceMs: number,
  random: Random = randomBytes,
): Promise<TournamentExport> {
  const lines: TournamentLine[] = [{ type: 'opened', rules }];
  programs.forEach((_, entry) => {
    lines.push({ type: 'entered', entry, kind: 'program', rank: entry + 1 });
  });
  const matches: MatchRecord[] = [];
  for (let round = 1; ; round++) {
    const next = await nextRound(tournamentOf(lines));
    if (!next) break;
    const seeds = new Map(next.matches.map(({ no }) => [no, sealedSeed(random(SEALED_LETTERS))]));
    const sealed = next.matches.map((match) => ({ ...match, seal: sealOf(match.no, seeds.get(match.no) ?? '') }));
    lines.push({ type: 'paired', round, matches: sealed, byes: next.byes });
    for (const match of sealed) {
      const hall = hallOfRound(rules, round);
      const played = await playMatch(match, { hall, seed: seeds.get(match.no) ?? '', programs, patienceMs });
      lines.push(played.line);
      matches.push(played.record);
    }
  }
  const table = await tableOf(tournamentOf(lines));
  return signExport({ format: EXPORT_FORMAT, lines: [...lines, { type: 'closed' }], matches, table }, random(32));
}

interface Ground {
  readonly hall: string;
  readonly seed: string;
  readonly programs: readonly string[];
  readonly patienceMs: number;
}

async function playMatch(
  { no, entries }: Pairing,
  { hall: id, seed, programs, patienceMs }: Ground,
): Promise<{ readonly line: TournamentLine; readonly record: MatchRecord }> {
  const hall = hallById(id);
  if (!hall) throw new Error(`no hall ${id}`);
  const jobs = entries.map((entry) => ({ program: programs[entry] ?? '', hall, seed }));
  const played = await playPrograms(jobs, patienceMs);
  const present = entries.filter((_, i) => played[i]?.end === 'over');
  for (const { game } of played) while (!isOver(game.world)) playTurn(game, { calls: [] });
  const par = playThrough(playPar(hall, seed));
  const results = entries.flatMap((entry, i) =>
    present.includes(entry) ? [resultFrom(entry, (played[i] as Played).game.world, par, WEIGHTS.operations)] : [],
  );
  const [first, ...others] = played.map(({ game }) => game);
  if (!first) throw new Error(`match ${no} without entries`);
  const record = { match: no, seed, journal: journalOf(`match ${no}`, [first, ...others]) };
  // Of two who meet, one that crashed has lost; of many, it is not placed.
  const walkover = entries.length === 2 && present.length < 2;
  return { line: walkover ? { type: 'walkover', match: no, present } : { type: 'played', match: no, results }, record };
}
