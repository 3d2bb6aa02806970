import type { Journals } from '#server/storage/journals.ts';
import { readRecording } from '#shared/replay/read-recording.ts';
import type { Recording } from '#shared/replay/recording.ts';
import { replayTeam } from '#shared/replay/replay-recording.ts';
import type { TeamReplay } from '#shared/replay/team-replay.ts';
import { asSeen, recordingOf, type Sight, writeRecording } from '#shared/replay/write-recording.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { commandId, type TestRoom } from '../server/a-room.ts';

/** The session of a store as a file that somebody took away. */
export async function fileOf(store: Journals, sight: Sight = 'all', room = 'room-1'): Promise<string> {
  const stored = await store.read(room, 0);
  if (!stored) throw new Error('no such room');
  const journal = stored.lines.map(({ tick, entry }) => ({ tick, entry: JSON.parse(entry) }));
  const ticks = Math.max(stored.savedTick, journal.at(-1)?.tick ?? 0);
  return [...writeRecording(asSeen(recordingOf(stored.header, journal, ticks), sight))].join('');
}

/** What a file says; one that cannot be read fails the test with its problems. */
export function recordingIn(text: string): Recording {
  const read = readRecording(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.recording;
}

export function replayOf(recording: Recording, team: number): TeamReplay {
  const replayed = replayTeam(recording, team);
  if (!replayed.ok) throw new Error(replayed.problem);
  return replayed.replay;
}

export const overcommit = (percent: number): CommandCall => ({ name: 'setOvercommit', args: { percent } });

type Somebody = Awaited<ReturnType<TestRoom['join']>>;

/** Gives a command and lets the tick pass in which it is carried out. */
export async function order(room: TestRoom, who: Somebody, call: CommandCall, id: number): Promise<void> {
  void room.command(who, call, commandId(id));
  await room.ticks(1);
}

/** Two teams of one on `sprint`; the game has begun. */
export async function twoTeams(room: TestRoom): Promise<readonly [Somebody, Somebody]> {
  const ann = await room.join({ name: 'Ann' });
  const ben = await room.join({ name: 'Ben' });
  await room.control({ type: 'start' });
  const teamOf = (seat: number) => room.view.seats[seat].team;
  return teamOf(0) === 0 ? [ann, ben] : [ben, ann];
}
