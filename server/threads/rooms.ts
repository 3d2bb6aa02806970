import { randomInt } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { openLog } from '../log.ts';
import { systemTimer } from '../rooms/system-timer.ts';
import { RoomHost } from './room-host.ts';
import { storeClient } from './store-client.ts';
import type { FromRooms, RoomsThreadData, ToRooms } from './wire.ts';

/** The thread in which rooms are stepped. Its first message brings the port to the store. */

const RANDOM_STEPS = 2 ** 32;

if (parentPort) {
  const front = parentPort;
  const { name, logLevel, traces } = workerData as RoomsThreadData;
  const log = openLog(logLevel).child({ thread: name });
  let host: RoomHost | undefined;
  front.on('message', (message: ToRooms) => {
    if (message.type !== 'store') return void host?.receive(message);
    const store = storeClient(message.port);
    const post = (out: FromRooms, transfer?: ArrayBuffer[]) => front.postMessage(out, transfer ?? []);
    const random = () => randomInt(RANDOM_STEPS) / RANDOM_STEPS;
    host = new RoomHost({ timer: systemTimer, random, store, traces, log, post });
  });
}
