import type { EntryKind, Pairing, Result, TournamentLine } from './lines.ts';
import type { Rules } from './rules.ts';

/** An entry of a tournament. */
export interface Entry {
  readonly no: number;
  readonly kind: EntryKind;
  readonly rank: number;
  /** First round that it could be paired in, from 1. */
  readonly fromRound: number;
  readonly withdrawn: boolean;
}

/** A match, and what has become of it. */
export interface Match extends Pairing {
  readonly round: number;
  readonly state: 'open' | 'played' | 'walkover' | 'failed';
  /** Of a match that was played. */
  readonly results: readonly Result[];
  /** Who was there, of a walkover. */
  readonly present: readonly number[];
  /** Its results are the organiser's word. */
  readonly corrected?: true;
}

/** A tournament as its lines leave it. */
export interface Tournament {
  readonly rules: Rules;
  readonly entries: readonly Entry[];
  readonly matches: readonly Match[];
  readonly byes: readonly { readonly round: number; readonly entry: number }[];
  /** Rounds that were paired. */
  readonly rounds: number;
  readonly closed: boolean;
}

/** Who plays whom in a round, and who has nobody to play. */
export interface Round {
  readonly matches: readonly Pairing[];
  readonly byes: readonly number[];
}

/** Lines that an organiser may take back; others stay, whatever a line says. */
export const UNDOABLE: readonly TournamentLine['type'][] = ['withdrew', 'walkover', 'corrected'];

/** The state of a tournament after these lines, the first of which opens it. */
export function tournamentOf(lines: readonly TournamentLine[]): Tournament {
  const [first] = lines;
  if (first?.type !== 'opened') throw new Error(`a tournament begins with ${first?.type}`);
  const undone = new Set(lines.flatMap((line) => (line.type === 'undone' ? [line.line] : [])));
  const counting = lines.filter(({ type }, i) => !undone.has(i) || !UNDOABLE.includes(type));
  const empty: Tournament = { rules: first.rules, entries: [], matches: [], byes: [], rounds: 0, closed: false };
  return counting.reduce(applyLine, empty);
}

function applyLine(state: Tournament, line: TournamentLine): Tournament {
  switch (line.type) {
    case 'opened':
    case 'undone':
      return state;
    case 'entered': {
      const { entry: no, kind, rank } = line;
      const entry: Entry = { no, kind, rank, fromRound: state.rounds + 1, withdrawn: false };
      return { ...state, entries: [...state.entries, entry] };
    }
    case 'withdrew':
      return { ...state, entries: state.entries.map((e) => (e.no === line.entry ? { ...e, withdrawn: true } : e)) };
    case 'paired': {
      const open = { round: line.round, state: 'open', results: [], present: [] } as const;
      const matches = [...state.matches, ...line.matches.map((pairing): Match => ({ ...pairing, ...open }))];
      const byes = [...state.byes, ...line.byes.map((entry) => ({ round: line.round, entry }))];
      return { ...state, matches, byes, rounds: Math.max(state.rounds, line.round) };
    }
    case 'corrected':
      return withMatch(state, line.match, { state: 'played', results: line.results, present: [], corrected: true });
    case 'played':
      return withMatch(state, line.match, { state: 'played', results: line.results, present: [] });
    case 'walkover':
      return withMatch(state, line.match, { state: 'walkover', results: [], present: line.present });
    case 'failed':
      return again(state, line.match, line.again, line.seal);
    case 'closed':
      return { ...state, closed: true };
  }
}

function withMatch(state: Tournament, no: number, change: Partial<Match>): Tournament {
  return { ...state, matches: state.matches.map((match) => (match.no === no ? { ...match, ...change } : match)) };
}

/** The same match once more, under a number of its own. */
function again(state: Tournament, no: number, next: number, seal: string | undefined): Tournament {
  const failed = matchOf(state, no);
  const fresh: Match = { ...failed, no: next, state: 'open', results: [], present: [], ...(seal && { seal }) };
  const after = withMatch(state, no, { state: 'failed' });
  return { ...after, matches: [...after.matches, fresh] };
}

/** The match of a number; asking for one that does not exist is a bug. */
function matchOf({ matches }: Tournament, no: number): Match {
  const match = matches.find((each) => each.no === no);
  if (!match) throw new Error(`match ${no} of ${matches.length}`);
  return match;
}

/** Entries that still play, the best seeded first. */
export function activeEntries({ entries }: Tournament): readonly Entry[] {
  return bySeeding(entries.filter(({ withdrawn }) => !withdrawn));
}

export function bySeeding(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted((a, b) => a.rank - b.rank || a.no - b.no);
}

/** Whether all matches that were paired are over. */
export function isRoundOver({ matches }: Tournament): boolean {
  return matches.every(({ state }) => state !== 'open');
}

/** The number of the next match. */
export function nextMatchNo({ matches }: Tournament): number {
  return Math.max(-1, ...matches.map(({ no }) => no)) + 1;
}
