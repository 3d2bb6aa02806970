import type { RoomEntry } from '#shared/replay/entries.ts';
import { type Decision, done, no, type RoomFacts } from '../lobby.ts';
import type { RoomReplies } from '../requests.ts';
import type { RoomState, Seat } from '../state.ts';
import { playingTeams, takenSeats, teamSizes } from '../teams.ts';

type Decided = Decision<RoomReplies['control']>;

/** Everybody of a team goes into another one; the hall they leave takes part no more. */
export function decideMerge({ state }: RoomFacts, team: number, into: number): Decided {
  const playing = playingTeams(state);
  if (team === into || !playing.includes(team) || !playing.includes(into)) return no('badRequest');
  const moves = membersOf(state, team).map(({ no: seat }): RoomEntry => ({ type: 'teamed', seat, team: into }));
  return state.phase === 'lobby' ? done(...moves) : done(...moves, { type: 'teamClosed', team });
}

/** Every second member of a team goes on in a hall of their own, which is a copy of the one they had. */
export function decideSplit({ state }: RoomFacts, team: number): Decided {
  const members = membersOf(state, team);
  if (members.length < 2) return no('badRequest');
  const into = spareHalls(state)[0];
  if (into === undefined) return no('noSpareHall');
  const leaving = members.filter((_, place) => place % 2 === 1);
  const moves = leaving.map(({ no: seat }): RoomEntry => ({ type: 'teamed', seat, team: into }));
  return state.phase === 'lobby' ? done(...moves) : done({ type: 'split', team, into }, ...moves);
}

/** Halls in which nobody plays: before the start those that nobody is in, then those that take no part. */
export function spareHalls(state: RoomState): number[] {
  const all = state.commands.map((_, team) => team);
  const sizes = teamSizes(state);
  if (state.phase === 'lobby') return all.filter((team) => sizes[team] === 0);
  const playing = playingTeams(state);
  return all.filter((team) => !playing.includes(team));
}

function membersOf(state: RoomState, team: number): Seat[] {
  return takenSeats(state).filter((seat) => seat.team === team);
}
