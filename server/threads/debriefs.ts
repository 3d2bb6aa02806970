import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { type DebriefAnswer, DebriefDesk, type Page } from '../debrief/desk.ts';
import { stackOf } from '../rooms/closed-replies.ts';
import { Contents } from './contents.ts';
import { lowerPriority } from './low-priority.ts';
import type { FromSide, SideThreadData } from './side-thread.ts';
import { type StoreClient, storeClient } from './store-client.ts';
import type { DebriefMessage, Packed, ToDebriefs } from './wire.ts';

/** The thread that composes debriefs and journals of sessions: big answers that no tick waits for. */

/** Smaller answers are not worth packing. */
const PACKED_BYTES = 2000;

if (parentPort) run(parentPort, workerData as SideThreadData);

function run(front: MessagePort, { traces }: SideThreadData): void {
  lowerPriority();
  const contents = new Contents(traces);
  let store: StoreClient | undefined;
  let desk: DebriefDesk | undefined;
  const reply = (message: FromSide<Packed>, transfer: ArrayBuffer[] = []) => front.postMessage(message, transfer);
  front.on('message', (message: ToDebriefs) => {
    if (message.type === 'store') {
      store = storeClient(message.port);
      desk = new DebriefDesk(store, (header) => contents.of(header));
    } else if (desk) void answer(desk, message, reply);
  });
}

async function answer(
  desk: DebriefDesk,
  { ticket, ask, packs }: DebriefMessage,
  reply: (message: FromSide<Packed>, transfer?: ArrayBuffer[]) => void,
): Promise<void> {
  try {
    const packed = pack(await desk.answer(ask), packs);
    reply({ ticket, reply: packed }, packed.ok ? [packed.bytes.buffer as ArrayBuffer] : []);
  } catch (problem) {
    reply({ ticket, failed: stackOf(problem) });
  }
}

/** What pages come to with gzip: each is packed once, however many ask for it. */
const gzipped = new WeakMap<Page, Uint8Array>();

/** An answer as bytes of its own. */
function pack(answer: DebriefAnswer, packs: boolean): Packed {
  if (!answer.ok) return answer;
  const { page, ...rest } = answer;
  const isPacked = packs && page.text.length >= PACKED_BYTES;
  return { ...rest, bytes: isPacked ? packedOf(page) : new TextEncoder().encode(page.text), packed: isPacked };
}

function packedOf(page: Page): Uint8Array {
  const bytes = gzipped.get(page) ?? gzipSync(page.text, { level: 4 });
  gzipped.set(page, bytes);
  return Uint8Array.from(bytes);
}
