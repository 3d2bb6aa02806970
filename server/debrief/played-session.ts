import type { PlayedSession, PlayedTeam } from '#shared/debrief/compose.ts';
import type { ParFigures } from '#shared/protocol/debrief.ts';
import type { RoomEntry } from '#shared/replay/entries.ts';
import { recordingOf } from '#shared/replay/write-recording.ts';
import type { Game } from '../rooms/game.ts';
import { playingTeams } from '../rooms/teams.ts';
import type { Past } from './past.ts';

/** Entries that a debrief is made of. */
const TOLD: ReadonlySet<RoomEntry['type']> = new Set(['order', 'bookmarked', 'undone', 'split']);

/** A session as a debrief is made of it. `foundPar`: what the bots came to, where the journal does not have it. */
export function playedSession(past: Past, game: Game, foundPar: ParFigures | undefined): PlayedSession {
  const { header, state, over, lines } = past;
  const told = lines.filter(({ entry }) => TOLD.has(entry.type));
  return {
    ...recordingOf(header, told, game.tick),
    over,
    tick: game.tick,
    par: state.par ?? foundPar,
    teams: game.worlds.length === 0 ? [] : playingTeams(state).map((team) => playedTeam(past, game, team)),
  };
}

function playedTeam({ state }: Past, { worlds }: Game, team: number): PlayedTeam {
  const world = worlds[team];
  if (!world) throw new Error(`world ${team} of ${worlds.length}`);
  // Who was erased has no name.
  const members = state.seats.filter(({ grant, name, team: of }) => grant > 0 && of === team && name !== '');
  return { team, world, members: members.map(({ name }) => name) };
}
