import { readRecording } from '#shared/replay/read-recording.ts';
import { parOf, type Recording } from '#shared/replay/recording.ts';
import { type ReplayProblem, replayTeam } from '#shared/replay/replay-recording.ts';
import { weightsOf } from '#shared/replay/room-header.ts';
import { hallById } from '#shared/scenarios/index.ts';
import { type Par, playPar, playThrough, WEIGHTS } from '#shared/score/index.ts';
import type { MatchRecord, TournamentExport } from './export.ts';
import { EXPORT_FORMAT } from './export.ts';
import { resultFrom } from './match-result.ts';
import { hallOfRound } from './rules.ts';
import { isSealable, sealOf } from './seal.ts';
import { isSigned } from './sign.ts';
import { type Match, type Tournament, tournamentOf } from './state.ts';
import { tableOf } from './table.ts';

/**
 * Why a match is not certified. `missing`: its game is not there. `seal`: its seed is not the one that was sealed, or too short. `journal`:
 * it cannot be read. `hall`: another hall, seed or number of teams. `marks`: played again, it has other hashes. `par`: the bots come to other
 * figures. `score`: it has another score. What keeps a journal from being played again is told as replays tell it.
 */
export type MatchProblem = 'missing' | 'seal' | 'journal' | 'hall' | 'marks' | 'par' | 'score' | ReplayProblem;

export interface MatchVerdict {
  readonly match: number;
  readonly certified: boolean;
  readonly reason?: MatchProblem;
}

/** What a referee says of an export. `match`: one of its matches is not certified; `lines`: what happened cannot be. */
export interface Certificate {
  readonly certified: boolean;
  readonly reason?: 'format' | 'lines' | 'signature' | 'match' | 'table';
  readonly matches: readonly MatchVerdict[];
}

/** What the bots of a hall came to under a seed, by `hall seed`: kept for those who certify several exports of the same games. */
export type Pars = Map<string, Par | undefined>;

/**
 * Plays every match of an export again and computes its scores, standings and signature anew. Takes whatever was read.
 * `publicKey`: of whoever is known to have run it; absent = anybody's signature will do.
 */
export async function certify(
  told: TournamentExport,
  publicKey: string | undefined = undefined,
  pars: Pars = new Map(),
): Promise<Certificate> {
  if (!isExport(told)) return { certified: false, reason: 'format', matches: [] };
  try {
    return await judged(told, publicKey, pars);
  } catch {
    // Lines and records are taken as they were read: what makes no sense ends here, and nobody certifies it.
    return { certified: false, reason: 'lines', matches: [] };
  }
}

async function judged(told: TournamentExport, publicKey: string | undefined, pars: Pars): Promise<Certificate> {
  const tournament = tournamentOf(told.lines);
  const played = tournament.matches.filter(({ state }) => state === 'played');
  const matches = played.map((match): MatchVerdict => {
    const record = told.matches.find((each) => each.match === match.no);
    const reason = problemOf(tournament, match, record, pars);
    return { match: match.no, certified: reason === undefined, ...(reason && { reason }) };
  });
  const reason = (await reasonOf(told, tournament, matches)) ?? signatureProblem(told, publicKey);
  return { certified: reason === undefined, ...(reason && { reason }), matches };
}

/** Whether a value has the form of an export; what stands in it is judged later. */
function isExport(told: Partial<TournamentExport> | null): told is TournamentExport {
  if (typeof told !== 'object' || told === null || told.format !== EXPORT_FORMAT) return false;
  return [told.lines, told.matches, told.table].every(Array.isArray);
}

async function reasonOf(
  told: TournamentExport,
  tournament: Tournament,
  matches: readonly MatchVerdict[],
): Promise<Certificate['reason']> {
  if (matches.some(({ certified }) => !certified)) return 'match';
  if (JSON.stringify(await tableOf(tournament)) !== JSON.stringify(told.table)) return 'table';
  return undefined;
}

function signatureProblem(told: TournamentExport, publicKey: string | undefined): Certificate['reason'] {
  const known = publicKey === undefined || publicKey === told.publicKey;
  return known && isSigned(told) ? undefined : 'signature';
}

function problemOf(
  tournament: Tournament,
  match: Match,
  record: MatchRecord | undefined,
  pars: Pars,
): MatchProblem | undefined {
  if (!record) return 'missing';
  const { no, seal, round, entries } = match;
  if (!isSealable(record.seed) || sealOf(no, record.seed) !== seal) return 'seal';
  const read = readRecording(record.journal);
  if (!read.ok) return 'journal';
  const { header } = read.recording;
  const hall = hallOfRound(tournament.rules, round);
  if (header.scenario !== hall || header.seed !== record.seed || header.teams !== entries.length) return 'hall';
  return replayProblem(read.recording, match, parOfHall(read.recording, pars));
}

function replayProblem(
  recording: Recording,
  { results, entries }: Match,
  par: Par | undefined,
): MatchProblem | undefined {
  if (!par) return 'unknownHall';
  const told = parOf(recording);
  if (told && JSON.stringify(told) !== JSON.stringify(par)) return 'par';
  for (const [team, entry] of entries.entries()) {
    const replayed = replayTeam(recording, team);
    if (!replayed.ok) return replayed.problem;
    const { replay } = replayed;
    replay.stepTo(recording.ticks);
    // The last tick is marked too: nothing may follow what is proved.
    if (replay.missed.size > 0 || !replay.met.has(recording.ticks)) return 'marks';
    const result = resultFrom(entry, replay.world, par, WEIGHTS[weightsOf(recording.header)]);
    const announced = results.find((each) => each.entry === entry);
    // Who did not play to the end has no result.
    if (announced && JSON.stringify(result) !== JSON.stringify(announced)) return 'score';
  }
  return undefined;
}

/** The bots of the hall, played again. */
function parOfHall({ header: { scenario, seed } }: Recording, pars: Pars): Par | undefined {
  const key = `${scenario} ${seed}`;
  const hall = hallById(scenario);
  if (!pars.has(key)) pars.set(key, hall && playThrough(playPar(hall, seed)));
  return pars.get(key);
}
