import { MARK_TICKS } from '#shared/replay/marks.ts';
import { readRecording } from '#shared/replay/read-recording.ts';
import { marksOf, ordersOf, parOf, type Recording } from '#shared/replay/recording.ts';
import { type ReplayProblem, replayTeam } from '#shared/replay/replay-recording.ts';
import { weightsOf } from '#shared/replay/room-header.ts';
import { hallById } from '#shared/scenarios/index.ts';
import { playPar, playThrough, scoreOf, WEIGHTS } from '#shared/score/index.ts';
import { seriesOf } from '#shared/sim/accounts/index.ts';
import { secondsAt, ticksOf } from '#shared/sim/kernel/time.ts';
import { seedOf, type Task } from './task.ts';

/**
 * Why a hand-in does not count. `journal`: the file cannot be read whole. `otherTask`: another hall, or the day of another number.
 * `changed`: played again, it is another game than its marks say. `unproved`: orders, or more than a hundred ticks, that no mark stands
 * for. `early`: it was ended before its time. `par`: its file says something else about the bots than they do. Others as replays tell them.
 */
export type HandInProblem = 'journal' | 'otherTask' | 'changed' | 'unproved' | 'early' | 'par' | ReplayProblem;

/** What became of a hand-in. */
export type Grade =
  | {
      readonly student: string;
      readonly ok: true;
      readonly points: number;
      readonly seconds: number;
      readonly orders: number;
    }
  | { readonly student: string; readonly ok: false; readonly problem: HandInProblem };

/** Plays a journal that was handed in again, and counts its points anew. A game alone has one team. */
export function judgeHandIn(task: Task, student: string, text: string): Grade {
  const read = readRecording(text);
  if (!read.ok) return { student, ok: false, problem: 'journal' };
  const judged = outcomeOf(task, student, read.recording);
  return typeof judged === 'string' ? { student, ok: false, problem: judged } : { student, ok: true, ...judged };
}

function outcomeOf(task: Task, student: string, recording: Recording) {
  const { header, ticks } = recording;
  const hall = hallById(task.hall);
  if (!hall || header.scenario !== task.hall || header.hall || header.seed !== seedOf(task, student))
    return 'otherTask';
  const replayed = replayTeam(recording, 0);
  if (!replayed.ok) return replayed.problem;
  const { replay } = replayed;
  replay.stepTo(ticks);
  if (replay.missed.size > 0) return 'changed';
  if (!isProved(recording)) return 'unproved';
  const { scenario } = replay.world;
  if (ticks < ticksOf(scenario, scenario.lengthS)) return 'early';
  const par = playThrough(playPar(hall, header.seed));
  const told = parOf(recording);
  if (told && JSON.stringify(told) !== JSON.stringify(par)) return 'par';
  const { milliPoints } = scoreOf(seriesOf(replay.world), par, WEIGHTS[weightsOf(header)]);
  const seconds = Math.round(secondsAt(scenario, ticks));
  return { points: milliPoints / 1000, seconds, orders: ordersOf(recording, 0).length };
}

/** Whether a mark stands for every order and, as games write them, for every hundred ticks. */
function isProved(recording: Recording): boolean {
  const marks = marksOf(recording, 0);
  const last = Math.max(0, ...marks.keys());
  const due = Array.from({ length: Math.floor(recording.ticks / MARK_TICKS) }, (_, i) => (i + 1) * MARK_TICKS);
  return due.every((tick) => marks.has(tick)) && ordersOf(recording, 0).every(({ tick }) => tick < last);
}
