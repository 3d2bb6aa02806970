import { composeDebrief, debriefFor } from '#shared/debrief/compose.ts';
import type { Debrief, ParFigures } from '#shared/protocol/debrief.ts';
import { parOf, type Recording } from '#shared/replay/recording.ts';
import { type ReplayProblem, replayTeam } from '#shared/replay/replay-recording.ts';

/** The one team of a game alone. */
const TEAM = 0;

/** What a game alone leaves behind, from its recording; the problem if that cannot be played again here. */
export function debriefOf(recording: Recording, foundPar?: ParFigures): Debrief | ReplayProblem {
  const replayed = replayTeam(recording, TEAM);
  if (!replayed.ok) return replayed.problem;
  const { replay } = replayed;
  replay.stepTo(recording.ticks);
  const { header, lines, ticks } = recording;
  const whole = composeDebrief({
    header,
    over: lines.some(({ entry }) => entry.type === 'ended'),
    tick: ticks,
    par: parOf(recording) ?? foundPar,
    lines,
    teams: [{ team: TEAM, world: replay.world, members: namesIn(recording) }],
  });
  return debriefFor(whole, TEAM, true);
}

function namesIn({ lines }: Recording): readonly string[] {
  return lines.flatMap(({ entry }) => (entry.type === 'seatTaken' && entry.name !== '' ? [entry.name] : []));
}

/** The recording with what the bots came to; one that has it stays as it is. */
export function withPar(recording: Recording, par: ParFigures): Recording {
  if (parOf(recording)) return recording;
  return { ...recording, lines: [...recording.lines, { tick: recording.ticks, entry: { type: 'par', par } }] };
}
