import { afterAll, describe, expect, it } from 'vitest';
import type { Append, Journals } from '#server/storage/journals.ts';
import { SEATS_MAX } from '#shared/protocol/messages.ts';
import { aRoom, aStore, clearStores, commandId } from '../a-room.ts';

afterAll(clearStores);

/** Orders that a seat may have waiting for one tick. */
const PER_SEAT = 16;

/** An order of every seat of the largest session, as often as it may have some waiting. */
async function ordersOfAll(store: Journals): Promise<Append> {
  const { lines = [], epoch = 0 } = (await store.read('room-1', 0)) ?? {};
  const from = (lines.at(-1)?.seq ?? 0) + 1;
  const orders = Array.from({ length: SEATS_MAX * PER_SEAT }, (_, i) => {
    const command = { author: 1 + (i % SEATS_MAX), id: commandId(i) };
    return { seq: from + i, tick: 1, entry: JSON.stringify({ type: 'order', by: i % SEATS_MAX }), command };
  });
  return { room: 'room-1', epoch, horizon: 10, mark: undefined, lines: orders };
}

describe('what a tick writes', () => {
  it('may be the orders of three hundred people who have planned through a pause, each carried out once', async () => {
    const store = await aStore();
    await aRoom({ store });
    const append = await ordersOfAll(store);
    expect(await store.append([append])).toEqual([{ outcome: 'done' }]);
    const [again] = await store.append([await ordersOfAll(store)]);
    expect(again?.outcome === 'duplicate' && again.commands.length).toBe(SEATS_MAX * PER_SEAT);
    expect((await store.read('room-1', 0))?.lines.at(-1)?.seq).toBe(append.lines.at(-1)?.seq);
  });
});
