import { TEAMS_MAX } from '#shared/protocol/messages.ts';
import type { TournamentBook } from './book.ts';

/** Entries of a tournament at most. Design value. */
const ENTRIES_MAX = 200;

/** Whether an entry can still come: not after the round up to which they may, nor more than can play. */
export function canEnter({ header: { rules }, state, lastCall }: TournamentBook): boolean {
  // An event of a Grand Prix is one room.
  const most = rules.format.kind === 'grandPrix' ? TEAMS_MAX : ENTRIES_MAX;
  return !state.closed && !lastCall && state.rounds < rules.lateUntilRound && state.entries.length < most;
}
