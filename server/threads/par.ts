import { type MessagePort, parentPort } from 'node:worker_threads';
import type { ParFigures } from '#shared/protocol/debrief.ts';
import { hallById } from '#shared/scenarios/index.ts';
import { playPar, playThrough } from '#shared/score/index.ts';
import { stackOf } from '../rooms/closed-replies.ts';
import { lowerPriority } from './low-priority.ts';
import type { FromSide } from './side-thread.ts';
import type { ParMessage } from './wire.ts';

/** The thread in which the bots of a hall run, to find what its points mean. One hall after another. */

if (parentPort) run(parentPort);

function run(front: MessagePort): void {
  lowerPriority();
  front.on('message', (message: ParMessage) => front.postMessage(answer(message)));
}

function answer({ ticket, scenario, seed }: ParMessage): FromSide<ParFigures> {
  const hall = hallById(scenario);
  if (!hall) return { ticket, failed: `no hall ${scenario}` };
  try {
    return { ticket, reply: playThrough(playPar(hall, seed)) };
  } catch (problem) {
    return { ticket, failed: stackOf(problem) };
  }
}
