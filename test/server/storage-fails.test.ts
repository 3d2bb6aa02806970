import { afterAll, describe, expect, it } from 'vitest';
import type { RoomJournal } from '#server/rooms/room-deps.ts';
import type { Append } from '#server/storage/journals.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { aRoom, aStore, clearStores, commandId, heirOf, INSTRUCTOR_WHO, roomJournal, settled } from './a-room.ts';

afterAll(clearStores);

const percent = (value: number): CommandCall => ({ name: 'setOvercommit', args: { percent: value } });

/** A journal over a real store that can be made to fail, to lose its answer after writing, or to take its time. */
async function aWeakJournal() {
  const store = await aStore();
  const sound = roomJournal(store);
  const mood: { now: 'well' | 'full' | 'mute' | 'slow' } = { now: 'well' };
  let goOn: () => void = () => undefined;
  const append = async (wish: Append) => {
    if (mood.now === 'full') throw new Error('disk full');
    if (mood.now === 'slow')
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
    const result = await sound.append(wish);
    if (mood.now === 'mute') throw new Error('no answer');
    return result;
  };
  const journal: RoomJournal = { ...sound, append };
  return { store, journal, mood, goOn: () => goOn() };
}

async function played(weak: Awaited<ReturnType<typeof aWeakJournal>>) {
  const { store, journal } = weak;
  const room = await aRoom({ store, capacity: 2, teams: 1, deps: { journal } });
  const ann = await room.join();
  await room.connect(INSTRUCTOR_WHO);
  await room.control({ type: 'start' });
  await room.ticks(2);
  return { room, ann };
}

describe('a room whose storage fails for a while', () => {
  it('stands still, keeps everybody, and goes on with what was asked', async () => {
    const weak = await aWeakJournal();
    const { room, ann } = await played(weak);
    weak.mood.now = 'full';
    const answer = room.command(ann, percent(150), commandId(1));
    await room.timer.pass(20_000);
    expect(room.room.game.tick).toBe(2);
    weak.mood.now = 'well';
    await room.timer.pass(4000);
    expect(await answer).toEqual({ ok: true, tick: 2 });
    expect(room.ear.closings).toEqual([]);
    const heir = await heirOf(weak.store);
    expect(heir.room.game.worlds[0].hall.overcommitPercent[0]).toBe(150);
  });

  it('writes once what was written though the answer was lost', async () => {
    const weak = await aWeakJournal();
    const { room, ann } = await played(weak);
    weak.mood.now = 'mute';
    const answer = room.command(ann, percent(150), commandId(1));
    await room.ticks(1);
    weak.mood.now = 'well';
    await room.timer.pass(1000);
    expect(await answer).toEqual({ ok: true, tick: 2 });
    const [kept] = (await weak.store.takeOver()).rooms;
    expect(kept.lines.filter((line) => line.command?.id === commandId(1))).toHaveLength(1);
    expect(room.room.closed).toBeUndefined();
  });

  it('is not over when the process stops meanwhile: the next one takes it over', async () => {
    const weak = await aWeakJournal();
    const { room, ann } = await played(weak);
    weak.mood.now = 'full';
    const answer = room.command(ann, percent(150), commandId(1));
    await room.ticks(1);
    const drained = room.room.drain();
    await room.timer.pass(4000);
    await drained;
    expect(await answer).toBe('unanswered');
    expect(room.ear.closings).toEqual([{ reason: 'moved', seat: undefined }]);
    const heir = await heirOf(weak.store);
    expect(heir.room.game.worlds[0].hall.overcommitPercent[0]).not.toBe(150);
  });
});

describe('while the storage fails', () => {
  it('everybody who asks is answered with a code, and everybody who is there is told', async () => {
    const weak = await aWeakJournal();
    const { room, ann } = await played(weak);
    weak.mood.now = 'full';
    const notNow = { ok: false, problem: 'storageFailing', retryAfterS: 4 };
    const waiting = room.take();
    await settled();
    expect(await waiting).toEqual(notNow);
    expect(room.ear.lastView?.stalled).toBe(true);
    expect(room.ear.lastView?.seats).toHaveLength(1);
    expect(await room.take()).toEqual(notNow);
    expect(await room.room.ask({ type: 'admit', who: ann })).toEqual(notNow);
    expect(await room.control({ type: 'pause', pause: 'look' })).toEqual(notNow);
    const ready = { type: 'lobby', who: ann, message: { type: 'ready', ready: true } } as const;
    expect(await room.room.ask(ready)).toEqual(notNow);
    const refusal = { ok: false, refusal: { code: 'storageFailing' } };
    expect(await room.command(ann, percent(150), commandId(1))).toEqual(refusal);
    const order = { type: 'order', team: -1, name: 'setOvercommit', args: { percent: 150 } } as const;
    expect(await room.control(order)).toEqual({ ok: false, problem: 'storageFailing' });
    weak.mood.now = 'well';
    await room.timer.pass(4000);
    expect(room.view.stalled).toBeUndefined();
    const again = room.command(ann, percent(150), commandId(1));
    await room.ticks(1);
    expect(await again).toMatchObject({ ok: true });
    expect(room.room.closed).toBeUndefined();
  });
});

describe('what is decided but not yet written', () => {
  it('is seen by nobody', async () => {
    const weak = await aWeakJournal();
    const { room, ann } = await played(weak);
    const before = room.view;
    const overviews = room.ear.overviews.length;
    weak.mood.now = 'slow';
    const done = room.control({ type: 'kick', seat: ann.seat });
    await room.connect(ann, false);
    await settled();
    room.room.beat();
    room.room.overview();
    expect(room.ear.lastView).toEqual(before);
    expect(room.ear.overviews).toHaveLength(overviews);
    weak.goOn();
    expect(await done).toEqual({ ok: true });
    expect(room.view.seats).toEqual([]);
  });
});
