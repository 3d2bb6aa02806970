import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type Embedded, openEmbedded } from '#server/storage/embedded.ts';
import { believedMs } from '#server/storage/retention.ts';
import { sqlJournals } from '#server/storage/sql-journals.ts';
import { aRoom, clearStores, settled } from '../a-room.ts';

const DAY_MS = 86_400_000;
const folders: string[] = [];
afterAll(async () => {
  await clearStores();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function aStoreAt(clock: { ms: number }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'overcommit-erase-'));
  folders.push(folder);
  const embedded: Embedded = await openEmbedded(path.join(folder, 'rooms.db'));
  return { folder, store: sqlJournals(embedded, () => clock.ms) };
}

/** Files of a folder that hold a text, as bytes. */
function holders(folder: string, text: string): string[] {
  return readdirSync(folder).filter((file) => readFileSync(path.join(folder, file)).includes(text));
}

describe('a session that is deleted', () => {
  it('leaves nothing in the files: no nickname, no title, no code', async () => {
    const { folder, store } = await aStoreAt({ ms: DAY_MS });
    const gone = await aRoom({ store, room: 'gone', code: 'GGGGGG', title: 'Physics on Monday', capacity: 30 });
    const stays = await aRoom({ store, room: 'stays', code: 'SSSSSS' });
    await stays.join({ name: 'Wilhelmina' });
    for (let seat = 0; seat < 30; seat++) await gone.join({ name: `Rumpelstilzchen${seat}` });
    gone.room.keep();
    await gone.control({ type: 'rename', seat: 3, name: 'Zwergnase' });
    const secrets = ['Rumpelstilzchen', 'Zwergnase', 'Physics on Monday', 'GGGGGG'];
    await gone.control({ type: 'end' });
    await settled();
    for (const secret of secrets) expect(holders(folder, secret)).not.toEqual([]);
    expect(await store.forget(0)).toBe(1);
    for (const secret of secrets) expect(holders(folder, secret)).toEqual([]);
    expect(holders(folder, 'Wilhelmina')).not.toEqual([]);
  });
});

describe('the age of a session', () => {
  it('counts from its end, and one that has not ended is never deleted', async () => {
    const clock = { ms: 1000 * DAY_MS };
    const { store } = await aStoreAt(clock);
    await aRoom({ store, room: 'running' });
    const ended = await aRoom({ store, room: 'ended', code: 'EEEEEE' });
    const passDaily = async (days: number) => {
      for (let day = 0; day < days; day++) {
        clock.ms += DAY_MS;
        expect(await store.forget(30 * DAY_MS)).toBe(0);
      }
    };
    await passDaily(40);
    clock.ms += DAY_MS / 2;
    await ended.control({ type: 'end' });
    await settled();
    clock.ms -= DAY_MS / 2;
    await passDaily(30);
    clock.ms += DAY_MS;
    expect(await store.forget(30 * DAY_MS)).toBe(1);
    expect((await store.takeOver()).rooms.map(({ header }) => header.room)).toEqual(['running']);
  });

  it('is not moved by a clock that is wrong: neither back, nor by weeks ahead and back again', async () => {
    const clock = { ms: 1000 * DAY_MS };
    const { store } = await aStoreAt(clock);
    await aRoom({ store, room: 'running' });
    const ended = await aRoom({ store, room: 'ended', code: 'EEEEEE' });
    expect(await store.forget(30 * DAY_MS)).toBe(0);
    await ended.control({ type: 'end' });
    await settled();
    for (const jumpDays of [-900, +900, -3, +1]) {
      clock.ms += jumpDays * DAY_MS;
      expect(await store.forget(30 * DAY_MS)).toBe(0);
    }
    expect((await store.takeOver()).rooms).toHaveLength(1);
  });

  it('grows in one pass by the time that has gone, never backwards, and at most by half of the retention or two days', () => {
    const days = fc.integer({ min: -5000, max: 5000 });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 365 }), (gone, retention) => {
        const believed = believedMs(6000 * DAY_MS + gone * DAY_MS, 6000 * DAY_MS, retention * DAY_MS);
        expect(believed).toBe(Math.max(0, Math.min(gone, Math.max(2, retention / 2))) * DAY_MS);
      }),
      { seed: 1 },
    );
  });
});
