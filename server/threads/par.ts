import { type MessagePort, parentPort } from 'node:worker_threads';
import type { ParFigures } from '#shared/protocol/debrief.ts';
import { hallById } from '#shared/scenarios/index.ts';
import { playPar } from '#shared/score/index.ts';
import { stackOf } from '../rooms/closed-replies.ts';
import { lowerPriority } from './low-priority.ts';
import { playPaced } from './pace.ts';
import type { FromSide } from './side-thread.ts';
import type { ParMessage, ToPar } from './wire.ts';

/** The thread in which the bots of a hall run, to find what its points mean. One hall after another. */

/**
 * The part of a core that the bots take while nobody waits for them. A hall whose bots need 6 s of a core is known half a minute
 * after its session was opened. Design value.
 */
const PART = 0.2;

if (parentPort) run(parentPort);

function run(front: MessagePort): void {
  lowerPriority();
  let hurries = false;
  front.on('message', (message: ToPar) => {
    if ('hurry' in message) hurries = true;
    else {
      hurries = message.hurries;
      void answer(message, () => (hurries ? 1 : PART)).then((reply) => front.postMessage(reply));
    }
  });
}

async function answer({ ticket, scenario, seed }: ParMessage, part: () => number): Promise<FromSide<ParFigures>> {
  const hall = hallById(scenario);
  if (!hall) return { ticket, failed: `no hall ${scenario}` };
  try {
    return { ticket, reply: await playPaced(playPar(hall, seed), part) };
  } catch (problem) {
    return { ticket, failed: stackOf(problem) };
  }
}
