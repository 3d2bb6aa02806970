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
  return new RunningTournament(lines).now;
}

/** A tournament that goes on line by line: a line costs the same, however many there were before, unless it takes another one back. */
export class RunningTournament {
  readonly lines: TournamentLine[] = [];
  #draft = emptyDraft();
  #now: Tournament | undefined;

  constructor(lines: readonly TournamentLine[] = []) {
    this.lines.push(...lines);
    this.#readAll();
  }

  take(line: TournamentLine): void {
    this.lines.push(line);
    this.#now = undefined;
    if (line.type === 'undone') this.#readAll();
    else applyLine(this.#draft, line);
  }

  get now(): Tournament {
    this.#now ??= stateOf(this.lines[0], this.#draft);
    return this.#now;
  }

  #readAll(): void {
    const undone = new Set(this.lines.flatMap((line) => (line.type === 'undone' ? [line.line] : [])));
    this.#draft = emptyDraft();
    for (const [i, line] of this.lines.entries())
      if (!undone.has(i) || !UNDOABLE.includes(line.type)) applyLine(this.#draft, line);
  }
}

function stateOf(first: TournamentLine | undefined, { entries, matches, byes, rounds, closed }: Draft): Tournament {
  if (first?.type !== 'opened') throw new Error(`a tournament begins with ${first?.type}`);
  const { rules } = first;
  return { rules, entries: [...entries.values()], matches: [...matches.values()], byes: [...byes], rounds, closed };
}

/** A tournament while its lines are read. */
interface Draft {
  readonly entries: Map<number, Entry>;
  readonly matches: Map<number, Match>;
  readonly byes: { readonly round: number; readonly entry: number }[];
  rounds: number;
  closed: boolean;
}

function emptyDraft(): Draft {
  return { entries: new Map(), matches: new Map(), byes: [], rounds: 0, closed: false };
}

/** A match that nobody has played. */
const OPEN = { state: 'open', results: [], present: [] } as const;

function applyLine(draft: Draft, line: TournamentLine): void {
  switch (line.type) {
    case 'opened':
    case 'undone':
      return;
    case 'entered': {
      const { entry: no, kind, rank } = line;
      draft.entries.set(no, { no, kind, rank, fromRound: draft.rounds + 1, withdrawn: false });
      return;
    }
    case 'withdrew':
      change(draft.entries, line.entry, { withdrawn: true });
      return;
    case 'paired': {
      const { round, matches, byes } = line;
      for (const pairing of matches) draft.matches.set(pairing.no, { ...pairing, round, ...OPEN });
      for (const entry of byes) draft.byes.push({ round, entry });
      draft.rounds = Math.max(draft.rounds, round);
      return;
    }
    case 'corrected':
      change(draft.matches, line.match, { ...OPEN, state: 'played', results: line.results, corrected: true });
      return;
    case 'played':
      change(draft.matches, line.match, { ...OPEN, state: 'played', results: line.results });
      return;
    case 'walkover':
      change(draft.matches, line.match, { ...OPEN, state: 'walkover', present: line.present });
      return;
    case 'failed':
      playAgain(draft, line.match, line.again, line.seal);
      return;
    case 'closed':
      draft.closed = true;
  }
}

/** Changes what has a number; nothing if nothing has. */
function change<T>(all: Map<number, T>, no: number, to: Partial<T>): void {
  const one = all.get(no);
  if (one !== undefined) all.set(no, { ...one, ...to });
}

/** The same match once more, under a number of its own. A match that does not exist cannot fail: that is a bug. */
function playAgain({ matches }: Draft, no: number, next: number, seal: string | undefined): void {
  const failed = matches.get(no);
  if (!failed) throw new Error(`match ${no} of ${matches.size}`);
  matches.set(no, { ...failed, state: 'failed' });
  matches.set(next, { ...failed, ...OPEN, no: next, ...(seal && { seal }) });
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
