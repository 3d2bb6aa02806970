import { type MessagePort, parentPort } from 'node:worker_threads';
import { stackOf } from '../rooms/closed-replies.ts';
import { RefereeDesk, type RefereeReply } from '../tournaments/referee-desk.ts';
import { lowerPriority } from './low-priority.ts';
import type { FromSide } from './side-thread.ts';
import { storeClient } from './store-client.ts';
import type { RefereeMessage, ToReferee } from './wire.ts';

/** The thread of the referee: plays matches of tournaments again, apart from the threads in which they were played. One after another. */

if (parentPort) run(parentPort);

function run(front: MessagePort): void {
  lowerPriority();
  let desk: RefereeDesk | undefined;
  let last: Promise<unknown> = Promise.resolve();
  front.on('message', (message: ToReferee) => {
    if (message.type === 'store') desk = new RefereeDesk(storeClient(message.port));
    else if (desk) {
      const ready = desk;
      last = last.then(() => answer(ready, message)).then((reply) => front.postMessage(reply));
    }
  });
}

async function answer(desk: RefereeDesk, message: RefereeMessage): Promise<FromSide<RefereeReply>> {
  const { ticket } = message;
  try {
    return { ticket, reply: await desk.answer(message) };
  } catch (problem) {
    return { ticket, failed: stackOf(problem) };
  }
}
