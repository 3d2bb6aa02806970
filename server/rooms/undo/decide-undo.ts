import { type Decision, done, no, type RoomFacts } from '../lobby.ts';
import type { RoomReplies } from '../requests.ts';
import { playingTeams } from '../teams.ts';

/** What the members of a team have ordered in the last half minute is void. */
export function decideUndo({ state, game }: RoomFacts, team: number): Decision<RoomReplies['control']> {
  if (state.phase !== 'running' && state.phase !== 'paused') return no('notRunning');
  if (!playingTeams(state).includes(team)) return no('notFound');
  const undone = game.undoable(team);
  return undone ? done({ type: 'undone', team, ...undone }) : no('nothingToUndo');
}
