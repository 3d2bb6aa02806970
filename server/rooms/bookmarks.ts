import { BOOKMARKS_MAX } from '#shared/protocol/debrief.ts';
import type { RequestReply } from '#shared/protocol/messages.ts';
import { INSTRUCTOR } from '#shared/sim/step.ts';
import { type Decision, done, no } from './lobby.ts';
import type { Who } from './requests.ts';
import { type RoomState, seatOf } from './state.ts';

/** An instructor marks the moment for all teams, a player for the own one. */
export function decideBookmark(state: RoomState, who: Who, note: string): Decision<RequestReply> {
  if (state.phase === 'lobby' || state.phase === 'over') return no('notRunning');
  if ((state.bookmarks ?? 0) >= BOOKMARKS_MAX) return no('tooMany');
  if (who.role === 'instructor') return done({ type: 'bookmarked', team: -1, by: INSTRUCTOR, note });
  if (who.role !== 'player') return no('badRequest');
  const { team } = seatOf(state, who.seat);
  return team < 0 ? no('noTeam') : done({ type: 'bookmarked', team, by: who.seat, note });
}
