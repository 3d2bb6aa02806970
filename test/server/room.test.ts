import { inflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { applyBody, readHeader } from '#shared/protocol/frame.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { hashOpen } from '#shared/sim/kernel/world.ts';
import { INSTRUCTOR } from '#shared/sim/step.ts';
import { aRoom, clearStores, commandId, type TestRoom } from './a-room.ts';

afterAll(clearStores);

const percent = (value: number): CommandCall => ({ name: 'setOvercommit', args: { percent: value } });

async function running(wish: Parameters<typeof aRoom>[0] = {}) {
  const room = await aRoom({ capacity: 2, teams: 1, ...wish });
  const ann = await room.join();
  expect(await room.control({ type: 'start' })).toEqual({ ok: true });
  return { room, ann };
}

/** The verdict of a command after the tick in which it is carried out. */
async function verdictOf(room: TestRoom, ...args: Parameters<TestRoom['command']>) {
  const reply = room.command(...args);
  await room.ticks(1);
  return reply;
}

describe('a command', () => {
  it('is answered in the tick that carries it out, and its effect is in that tick’s frame', async () => {
    const { room, ann } = await running();
    const { world } = { world: room.room.game.worlds[0] };
    const mirror = room.room.catchUp(0, undefined)!;
    const open = new Int32Array(world.open.length);
    applyBody(readHeader(mirror.bytes)!, mirror.bytes, world.layout.open, open, inflateRawSync);
    expect(await verdictOf(room, ann, percent(150), commandId(1))).toEqual({ ok: true, tick: 0 });
    const [frame] = room.ear.frames;
    expect(frame).toMatchObject({ team: 0, tick: 1 });
    applyBody(readHeader(frame.bytes)!, frame.bytes, world.layout.open, open, inflateRawSync);
    expect(hashOpen(open)).toBe(hashOpen(world.open));
    expect(world.hall.overcommitPercent[0]).toBe(150);
  });

  it('that the world refuses is answered with the world’s own reason', async () => {
    const { room, ann } = await running();
    const now = room.room.game.worlds[0].hall.overcommitPercent[0];
    const verdict = await verdictOf(room, ann, percent(now), commandId(1));
    expect(verdict).toEqual({ ok: false, refusal: { code: 'nothingToChange' } });
  });

  it('sent twice is done once and gets the same verdict, before and after it was carried out', async () => {
    const { room, ann } = await running();
    const first = room.command(ann, percent(150), commandId(1));
    const second = room.command(ann, percent(150), commandId(1));
    await room.ticks(1);
    const third = await room.command(ann, percent(150), commandId(1));
    expect([await first, await second, third]).toEqual(Array(3).fill({ ok: true, tick: 0 }));
    expect(room.room.game.state.commands).toEqual([1]);
  });

  it('sent again after its verdict has been forgotten is not done again', async () => {
    const { room, ann } = await running();
    await verdictOf(room, ann, percent(150), commandId(1));
    for (let n = 2; n < 140; n++) await verdictOf(room, ann, percent(100 + (n % 2)), commandId(n));
    expect(await verdictOf(room, ann, percent(150), commandId(1))).toEqual({
      ok: false,
      refusal: { code: 'alreadyGiven' },
    });
    expect(room.room.game.worlds[0].hall.overcommitPercent[0]).toBe(101);
  });

  it('of somebody without a seat, with an old grant or of another seat’s grant is refused', async () => {
    const { room, ann } = await running();
    for (const who of [
      { ...ann, grant: 99 },
      { ...ann, seat: 1 },
      { ...ann, seat: 7 },
      { ...ann, grant: 0 },
    ]) {
      expect(await room.command(who, percent(150), commandId(1))).toEqual({
        ok: false,
        refusal: { code: 'notSeated' },
      });
    }
  });

  it('before the start and after the end is refused', async () => {
    const room = await aRoom();
    const ann = await room.join();
    const refusal = { ok: false, refusal: { code: 'notRunning' } };
    expect(await room.command(ann, percent(150), commandId(1))).toEqual(refusal);
    await room.control({ type: 'start' });
    await room.control({ type: 'end' });
    expect(await room.command(ann, percent(150), commandId(2))).toEqual(refusal);
  });

  it('beyond the sixteenth that waits is refused with the limit', async () => {
    const { room, ann } = await running();
    const replies = Array.from({ length: 17 }, (_, n) => room.command(ann, percent(100 + n), commandId(n)));
    expect(await replies[16]).toEqual({ ok: false, refusal: { code: 'queueFull', limit: 16 } });
  });
});

describe('a pause to look', () => {
  it('lets everybody queue five commands, which are done at the resume in seat order', async () => {
    const room = await aRoom({ capacity: 2, teams: 1 });
    const [ann, ben] = [await room.join(), await room.join()];
    await room.control({ type: 'start' });
    await room.control({ type: 'pause', pause: 'look' });
    const bens = Array.from({ length: 6 }, (_, n) => room.command(ben, percent(150 + n), commandId(n)));
    const anns = room.command(ann, percent(199), commandId(10));
    expect(await bens[5]).toEqual({ ok: false, refusal: { code: 'queueFull', limit: 5 } });
    await room.ticks(3);
    expect(room.room.game.tick).toBe(0);
    await room.control({ type: 'resume' });
    await room.ticks(1);
    expect(await anns).toEqual({ ok: true, tick: 0 });
    expect(room.room.game.worlds[0].hall.overcommitPercent[0]).toBe(154);
  });

  it('with hands off refuses every command', async () => {
    const { room, ann } = await running();
    await room.control({ type: 'pause', pause: 'handsOff' });
    const reply = await room.command(ann, percent(150), commandId(1));
    expect(reply).toEqual({ ok: false, refusal: { code: 'handsOff' } });
  });
});

describe('speed and pauses', () => {
  it('change when ticks happen and never what happens in them', async () => {
    const plain = await running();
    await plain.room.ticks(60);
    const other = await running();
    await other.room.ticks(10);
    await other.room.control({ type: 'speed', speed: 4 });
    await other.room.ticks(20);
    await other.room.control({ type: 'pause', pause: 'look' });
    await other.room.timer.pass(5000);
    await other.room.control({ type: 'resume' });
    await other.room.control({ type: 'speed', speed: 0.25 });
    await other.room.ticks(30);
    expect(other.room.room.game.mark()).toEqual(plain.room.room.game.mark());
    expect(plain.room.room.game.tick).toBe(60);
  });
});

describe('the teams of a room', () => {
  it('play the same world until their orders differ', async () => {
    const room = await aRoom({ capacity: 2, teams: 2, teamForming: 'assigned' });
    const [ann, ben] = [await room.join(), await room.join()];
    await room.control({ type: 'assign', seat: ann.seat, team: 0 });
    await room.control({ type: 'assign', seat: ben.seat, team: 1 });
    await room.control({ type: 'start' });
    await room.ticks(5);
    const [first, second] = room.room.game.worlds;
    expect(hashOpen(first.open)).toBe(hashOpen(second.open));
    const reply = room.command(ben, percent(150), commandId(1));
    await room.ticks(1);
    expect(await reply).toEqual({ ok: true, tick: 5 });
    expect([first, second].map(({ hall }) => hall.overcommitPercent[0] === 150)).toEqual([false, true]);
  });

  it('get the instructor’s orders, all of them or one', async () => {
    const room = await aRoom({ capacity: 2, teams: 2 });
    for (let seat = 0; seat < 2; seat++) await room.join();
    await room.control({ type: 'start' });
    const reply = room.control({ type: 'order', team: -1, name: 'setOvercommit', args: { percent: 177 } });
    await room.ticks(1);
    expect(await reply).toEqual({ ok: true, teams: 2 });
    expect(room.room.game.worlds.map(({ hall }) => hall.overcommitPercent[0])).toEqual([177, 177]);
    const one = room.control({ type: 'order', team: 1, name: 'setOvercommit', args: { percent: 188 } });
    await room.ticks(1);
    expect(await one).toEqual({ ok: true });
    expect(room.room.game.worlds.map(({ hall }) => hall.overcommitPercent[0])).toEqual([177, 188]);
    expect(INSTRUCTOR).toBe(-2);
  });
});

describe('the end', () => {
  it('comes by itself when the scenario has reached its length', async () => {
    const { room } = await running();
    await room.control({ type: 'speed', speed: 4 });
    // sprint lasts 240 seconds of five ticks
    await room.ticks(1199);
    expect(room.view.phase).toBe('running');
    await room.ticks(3);
    expect(room.view.phase).toBe('over');
    expect(room.room.game.tick).toBe(1200);
    expect((await room.store.takeOver()).rooms).toEqual([]);
  });

  it('closes the room ten minutes after the last one left', async () => {
    const { room, ann } = await running();
    await room.control({ type: 'end' });
    await room.connect(ann, false);
    await room.timer.pass(599_000);
    room.room.beat();
    expect(room.ear.closings).toEqual([]);
    await room.timer.pass(2000);
    room.room.beat();
    expect(room.ear.closings).toEqual([{ reason: 'over', seat: undefined }]);
  });
});

describe('a room that nobody is connected to', () => {
  it('stands still after half a minute, and goes on when somebody comes', async () => {
    const { room, ann } = await running();
    await room.connect(ann, false);
    for (let second = 0; second < 40; second++) {
      await room.timer.pass(1000);
      room.room.beat();
    }
    const stoodAt = room.room.game.tick;
    // The first tick after thirty seconds.
    expect(stoodAt).toBe(151);
    await room.timer.pass(10_000);
    expect(room.room.game.tick).toBe(stoodAt);
    await room.connect(ann);
    await room.ticks(5);
    expect(room.room.game.tick).toBe(stoodAt + 5);
  });
});
