import { duelOutcome, resultOf } from '#shared/tournament/duels.ts';
import { bracketOf } from '#shared/tournament/formats/elimination.ts';
import type {
  EntrantView,
  OrganiserView,
  TournamentEntryView,
  TournamentMatchView,
  TournamentView,
} from '#shared/tournament/messages.ts';
import { roundsOf } from '#shared/tournament/rounds.ts';
import { hallOfRound } from '#shared/tournament/rules.ts';
import { type Match, tournamentOf, UNDOABLE } from '#shared/tournament/state.ts';
import { tableOf } from '#shared/tournament/table.ts';
import { canEnter } from './can-enter.ts';
import { publicLines } from './frozen.ts';
import type { LiveTournament } from './tournament.ts';

/** What everybody may see of a tournament. */
export async function publicView(tournament: LiveTournament, publicKey: string): Promise<TournamentView> {
  const { book } = tournament;
  const { header, state, lines } = book;
  const { format } = header.rules;
  const shown = publicLines(book);
  const told = tournamentOf(shown);
  const revealsAll = state.closed && book.revealed >= state.entries.length;
  const frozen = shown.length < lines.length && told.matches.length <= state.matches.length && !revealsAll;
  const seen = frozen ? told : state;
  const final = frozen && state.closed ? await tableOf(state) : [];
  const rounds = roundsOf(header.rules, state.entries.length);
  const { leftS } = tournament;
  return {
    code: header.code,
    title: header.title,
    rules: header.rules,
    settings: header.settings,
    phase: state.closed ? 'closed' : book.begunMs === undefined ? 'entry' : 'running',
    held: book.held,
    round: state.rounds,
    ...(rounds !== undefined && { rounds }),
    openEntry: header.settings.openEntry && canEnter(book),
    entries: state.entries.map((entry) => entryView(tournament, entry.no)),
    matches: state.matches.map((match) =>
      matchView(
        tournament,
        match,
        seen.matches.find(({ no }) => no === match.no),
      ),
    ),
    table: await tableOf(seen),
    frozen,
    revealed: final.slice(Math.max(0, final.length - book.revealed)),
    ...(format.kind === 'elimination' && { bracket: await bracketOf(seen) }),
    ...(leftS !== undefined && { leftS }),
    publicKey,
    ...(book.certified !== undefined && { certified: book.certified }),
  };
}

function entryView({ book, presence }: LiveTournament, no: number): TournamentEntryView {
  const entry = book.state.entries[no];
  const kind = entry?.kind ?? 'person';
  return {
    entry: no,
    name: book.names.get(no)?.name ?? '',
    kind,
    withdrawn: entry?.withdrawn ?? false,
    here: presence.isHere(no, kind === 'program'),
  };
}

/** `seen`: the match as the public may see it; absent while it is frozen. */
function matchView(tournament: LiveTournament, match: Match, seen: Match | undefined): TournamentMatchView {
  const { no, round, entries, seal, bracket } = match;
  const { book } = tournament;
  const isOver = match.state !== 'open';
  const seed = book.seeds.get(no);
  const shown = seen ?? { state: 'open' as const, results: [], present: [] };
  const hidden = isOver && shown.state === 'open';
  return {
    no,
    round,
    entries,
    state: shown.state,
    results: shown.results,
    present: shown.present,
    ...(bracket !== undefined && { bracket }),
    ...(seen?.corrected && { corrected: true }),
    hall: hallOfRound(book.header.rules, round),
    phase: phaseOf(tournament, match),
    ...(seal !== undefined && { seal }),
    ...(isOver && seed !== undefined && { seed }),
    replay: match.state === 'played' && !hidden,
  };
}

function phaseOf({ driver }: LiveTournament, match: Match): TournamentMatchView['phase'] {
  if (match.state !== 'open') return 'over';
  return driver.roomOf(match)?.phase ?? 'waiting';
}

/** What the organiser sees beside it. */
export async function organiserView(tournament: LiveTournament, publicKey: string): Promise<OrganiserView> {
  const { book, driver } = tournament;
  const undone = new Set(book.lines.flatMap((line) => (line.type === 'undone' ? [line.line] : [])));
  return {
    ...(await publicView(tournament, publicKey)),
    tableNow: await tableOf(book.state),
    lines: book.lines.map((line, i) => ({
      line: i,
      atMs: book.times[i] ?? 0,
      told: line,
      undoable: UNDOABLE.includes(line.type) && !undone.has(i),
    })),
    stuck: [...driver.stuck],
  };
}

/** What an entry sees: whom it meets next, where and when. */
export function entrantView(tournament: LiveTournament, no: number): EntrantView {
  const { book } = tournament;
  const { state, header } = book;
  const entry = entryView(tournament, no);
  const match = tournament.matchOf(no);
  const { leftS } = tournament;
  const own = state.matches.filter(({ entries, state: how }) => entries.includes(no) && isOverFor(how));
  return {
    entry: no,
    name: entry.name,
    kind: entry.kind,
    withdrawn: entry.withdrawn,
    ...(match && { next: nextOf(tournament, match, no) }),
    bye: state.byes.some((bye) => bye.entry === no && bye.round === state.rounds),
    ...(leftS !== undefined && { leftS }),
    played: own.map((each) => ({
      match: each.no,
      round: each.round,
      opponents: opponentsOf(tournament, each, no),
      outcome: each.entries.length === 2 ? duelOutcome(header.rules, each, no) : 'placed',
      ...milliOf(each, no),
    })),
  };
}

function isOverFor(state: Match['state']): boolean {
  return state === 'played' || state === 'walkover';
}

function milliOf(match: Match, entry: number): { readonly milliPoints?: number } {
  const milliPoints = resultOf(match, entry)?.milliPoints;
  return milliPoints === undefined ? {} : { milliPoints };
}

function nextOf(tournament: LiveTournament, match: Match, entry: number): NonNullable<EntrantView['next']> {
  const { book, driver } = tournament;
  const leftMs = driver.checkInLeftMs(match);
  const phase = phaseOf(tournament, match);
  return {
    match: match.no,
    round: match.round,
    hall: hallOfRound(book.header.rules, match.round),
    opponents: opponentsOf(tournament, match, entry),
    phase,
    ...(leftMs !== undefined && phase === 'lobby' && { checkInLeftS: Math.ceil(leftMs / 1000) }),
    checkedIn: book.checkedIn.get(match.no)?.has(entry) ?? false,
  };
}

function opponentsOf({ book }: LiveTournament, { entries }: Match, entry: number): readonly string[] {
  return entries.filter((other) => other !== entry).map((other) => book.names.get(other)?.name ?? '');
}
