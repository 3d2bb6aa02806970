import type { MatchRecord, TournamentExport } from './export.ts';
import { EXPORT_FORMAT } from './export.ts';
import { type JudgeProblem, judgeMatch, type Pars } from './judge.ts';
import { isSigned } from './sign.ts';
import { type Match, type Tournament, tournamentOf } from './state.ts';
import { tableOf } from './table.ts';

/** Why a match is not certified. `missing`: its game is not there. `score`: it has another score. Else its game is not what it should be. */
export type MatchProblem = 'missing' | 'score' | JudgeProblem;

export interface MatchVerdict {
  readonly match: number;
  readonly certified: boolean;
  readonly reason?: MatchProblem;
  /** The organiser has put other results in place of what was played: nothing can be computed, and everybody sees it. */
  readonly corrected?: true;
}

/** What a referee says of an export. `match`: one of its matches is not certified; `lines`: what happened cannot be. */
export interface Certificate {
  readonly certified: boolean;
  readonly reason?: 'format' | 'lines' | 'signature' | 'match' | 'table';
  readonly matches: readonly MatchVerdict[];
}

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
    if (match.corrected) return { match: match.no, certified: true, corrected: true };
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
  const judged = judgeMatch(tournament.rules, match, record, pars);
  if (!judged.ok) return judged.problem;
  // Who did not play to the end has no result.
  const announced = match.results.every(({ entry, ...result }) => {
    const own = judged.results.find((each) => each.entry === entry);
    return own !== undefined && JSON.stringify(own) === JSON.stringify({ entry, ...result });
  });
  return announced ? undefined : 'score';
}
