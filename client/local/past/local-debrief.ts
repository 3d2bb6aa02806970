import { composeDebrief, debriefFor, type PlayedTeam } from '#shared/debrief/compose.ts';
import type { Debrief, ParFigures } from '#shared/protocol/debrief.ts';
import { parOf, type Recording } from '#shared/replay/recording.ts';
import { type ReplayProblem, replayTeam } from '#shared/replay/replay-recording.ts';
import { teamsPlayed } from '#shared/replay/teams-played.ts';

/** The one team of a game alone. */
const ALONE = 0;

/**
 * What a game leaves behind, from its recording; the problem if that cannot be played again here. A game alone is looked at by
 * who played it, one of several teams by somebody who may see all of them.
 */
export function debriefOf(recording: Recording, foundPar?: ParFigures): Debrief | ReplayProblem {
  const teams: PlayedTeam[] = [];
  for (const team of teamsPlayed(recording)) {
    const replayed = replayTeam(recording, team);
    if (!replayed.ok) return replayed.problem;
    replayed.replay.stepTo(recording.ticks);
    teams.push({ team, world: replayed.replay.world, members: namesIn(recording, team) });
  }
  const { header, lines, ticks } = recording;
  const over = lines.some(({ entry }) => entry.type === 'ended');
  const whole = composeDebrief({ header, over, tick: ticks, par: parOf(recording) ?? foundPar, lines, teams });
  return debriefFor(whole, header.solo ? ALONE : undefined, true);
}

function namesIn({ header, lines }: Recording, team: number): readonly string[] {
  const isIn = (of: number) => header.solo || of === team;
  return lines.flatMap(({ entry }) =>
    entry.type === 'seatTaken' && isIn(entry.team) && entry.name !== '' ? [entry.name] : [],
  );
}

/** The recording with what the bots came to; one that has it stays as it is. */
export function withPar(recording: Recording, par: ParFigures): Recording {
  if (parOf(recording)) return recording;
  return { ...recording, lines: [...recording.lines, { tick: recording.ticks, entry: { type: 'par', par } }] };
}
