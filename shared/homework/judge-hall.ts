import { marksOf, ordersOf, parOf, type Recording } from '#shared/replay/recording.ts';
import { replayTeam } from '#shared/replay/replay-recording.ts';
import { hallById } from '#shared/scenarios/index.ts';
import { playPar, playThrough, scoreOf, WEIGHTS } from '#shared/score/index.ts';
import { seriesOf } from '#shared/sim/accounts/index.ts';
import { secondsAt, ticksOf } from '#shared/sim/kernel/time.ts';
import { counts, type Judged, refuse } from './grade.ts';
import { changedAt, tickText, unproved } from './proof.ts';
import { type HallTask, seedOf } from './task.ts';

/** Seat and team of a game alone. */
const ALONE = 0;
/** What the points of homework weigh. */
const WEIGHED = 'operations';

/** Plays a hall alone again, and counts its points anew. */
export function judgeHall(task: HallTask, student: string, recording: Recording): Judged {
  const { header, ticks } = recording;
  const hall = hallById(task.hall);
  if (!hall || header.scenario !== task.hall || header.hall) return refuse('otherTask', header.scenario);
  if (header.seed !== seedOf(task, student)) return refuse('otherTask', `seed ${header.seed}`);
  const proof = { orders: ordersOf(recording, ALONE), marks: marksOf(recording, ALONE) };
  // Nobody but the player orders anything in a game alone.
  const foreign = proof.orders.find(({ by }) => by !== ALONE);
  if (foreign) return refuse('changed', tickText(foreign.tick));
  const replayed = replayTeam(recording, ALONE);
  if (!replayed.ok) return refuse(replayed.problem);
  const { replay } = replayed;
  replay.stepTo(ticks);
  const { scenario } = replay.world;
  const due = ticksOf(scenario, scenario.lengthS);
  const problem = changedAt(replay.missed) ?? unproved(proof, ticks);
  if (problem) return problem;
  if (ticks < due) return refuse('early', tickText(ticks));
  const par = playThrough(playPar(hall, header.seed));
  const told = parOf(recording);
  if (told && JSON.stringify(told) !== JSON.stringify(par)) return refuse('par');
  const { milliPoints } = scoreOf(seriesOf(replay.world), par, WEIGHTS[WEIGHED]);
  return counts({
    points: milliPoints / 1000,
    seconds: Math.round(secondsAt(scenario, ticks)),
    orders: proof.orders.length,
  });
}
