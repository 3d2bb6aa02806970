import { readRecording } from '#shared/replay/read-recording.ts';
import type { Recording } from '#shared/replay/recording.ts';
import { writeRecording } from '#shared/replay/write-recording.ts';
import { hallById } from '#shared/scenarios/index.ts';
import { playPar, playThrough } from '#shared/score/index.ts';
import { isScored } from '#shared/sim/kernel/scenario/series-rows.ts';
import { debriefOf, withPar } from './local-debrief.ts';
import type { PastAsk, PastTold } from './past-messages.ts';

/** Entry of the worker that looks back at a game alone. One game in its life. */

addEventListener('message', ({ data }: MessageEvent<PastAsk>) => {
  const read = readRecording(data.journal);
  if (read.ok) lookBack(read.recording);
  else tell({ type: 'cannot', problem: 'unreadable' });
});

function lookBack(recording: Recording): void {
  const debrief = debriefOf(recording);
  if (typeof debrief === 'string') {
    tell({ type: 'cannot', problem: debrief });
    return;
  }
  const hall = debrief.par || recording.header.hall ? undefined : hallById(recording.header.scenario);
  const runs = hall !== undefined && isScored(hall.scenario);
  tell({ type: 'debrief', debrief, last: !runs });
  if (!hall || !runs) return;
  const whole = withPar(recording, playThrough(playPar(hall, recording.header.seed)));
  const scored = debriefOf(whole);
  if (typeof scored === 'string') throw new Error(`a game that was played again: ${scored}`);
  tell({ type: 'debrief', debrief: scored, last: true, journal: [...writeRecording(whole)].join('') });
}

function tell(told: PastTold): void {
  postMessage(told);
}
