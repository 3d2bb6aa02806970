import type { ProblemCode } from '#shared/protocol/problems.ts';
import type { TournamentDeed } from '#shared/tournament/messages.ts';
import { UNDOABLE } from '#shared/tournament/state.ts';
import type { TournamentBook } from './book.ts';
import type { TournamentEntry } from './entries.ts';
import type { LiveTournament } from './tournament.ts';

type Done = { readonly ok: true } | { readonly ok: false; readonly problem: ProblemCode };

/** Does what an organiser asks; all of it is logged. */
export async function doDeed(tournament: LiveTournament, deed: TournamentDeed): Promise<Done> {
  const { book, driver } = tournament;
  if (deed.type === 'walkover' || deed.type === 'replay') {
    const match = tournament.openMatches.find(({ no }) => no === deed.match);
    if (!match) return NOT_FOUND;
    driver.stuck.delete(match.no);
    if (deed.type === 'replay') await driver.again(match);
    else
      await driver.walkover(
        match,
        match.entries.filter((entry) => deed.present.includes(entry)),
      );
    return { ok: true };
  }
  const problem = problemOf(book, deed);
  if (problem) return { ok: false, problem };
  await book.add(() => (problemOf(book, deed) ? [] : [entryOf(deed)]));
  if (deed.type === 'withdraw') await tournament.withdrawn(deed.entry);
  return { ok: true };
}

const NOT_FOUND: Done = { ok: false, problem: 'notFound' };

type Simple = Exclude<TournamentDeed, { type: 'walkover' | 'replay' }>;

/** Why something cannot be done as things stand. */
function problemOf({ state, begunMs, lines }: TournamentBook, deed: Simple): ProblemCode | undefined {
  switch (deed.type) {
    case 'begin':
      return begunMs === undefined && state.entries.length > 1 ? undefined : 'badRequest';
    case 'close':
    case 'hold':
      return state.closed ? 'roomOver' : undefined;
    case 'withdraw':
      return state.entries.some(({ no, withdrawn }) => no === deed.entry && !withdrawn) ? undefined : 'notFound';
    case 'correct': {
      const match = state.matches.find(({ no }) => no === deed.match);
      if (!match || match.state === 'failed') return 'notFound';
      return deed.results.every(({ entry }) => match.entries.includes(entry)) ? undefined : 'badRequest';
    }
    case 'undo': {
      const line = lines[deed.line];
      return line && UNDOABLE.includes(line.type) ? undefined : 'notFound';
    }
    case 'reveal':
      return state.closed ? undefined : 'notOver';
  }
}

function entryOf(deed: Simple): TournamentEntry {
  switch (deed.type) {
    case 'begin':
      return { type: 'begun' };
    case 'close':
      return { type: 'lastCall' };
    case 'hold':
      return { type: 'held', held: deed.held };
    case 'withdraw':
      return { type: 'withdrew', entry: deed.entry };
    case 'correct':
      return { type: 'corrected', match: deed.match, results: deed.results, why: deed.why };
    case 'undo':
      return { type: 'undone', line: deed.line };
    case 'reveal':
      return { type: 'revealed', count: deed.count };
  }
}
