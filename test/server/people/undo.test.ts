import { afterAll, describe, expect, it } from 'vitest';
import type { Player } from '#server/rooms/requests.ts';
import { UNDO_S } from '#server/rooms/undo/rewinds.ts';
import { restoreRoom } from '#server/threads/restore-room.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import { hashWorld } from '#shared/sim/kernel/world.ts';
import { fileOf, order, overcommit, recordingIn, replayOf, twoTeams } from '../../replay/a-recording.ts';
import { aRoom, aStore, clearStores, INSTRUCTOR_WHO, type TestRoom } from '../a-room.ts';

afterAll(clearStores);

/** 30 s at 5 ticks a second. */
const UNDO_TICKS = 150;
const hashesOf = ({ room }: TestRoom) => room.game.worlds.map(hashWorld);
const silent = { info() {}, warn() {}, error() {} };

describe('half a minute of a team', () => {
  it('is thirty seconds of its hall', () => {
    expect(ticksOf(scenarioById('sprint', 'TEST')!, UNDO_S)).toBe(UNDO_TICKS);
  });

  it('is undone: the hall is, at the same tick, what it would be without those orders', async () => {
    const [room, never] = [await aRoom(), await aRoom()];
    const [first] = await twoTeams(room);
    const [other] = await twoTeams(never);
    for (const [r, who] of [
      [room, first],
      [never, other],
    ] as const)
      await order(r, who, overcommit(120), 1);
    await room.ticks(UNDO_TICKS + 20);
    await never.ticks(UNDO_TICKS + 20);
    await order(room, first, overcommit(190), 2);
    await never.ticks(1);
    await room.ticks(40);
    await never.ticks(40);
    expect(hashesOf(room)[0]).not.toBe(hashesOf(never)[0]);
    expect(await room.control({ type: 'undo', team: 0 })).toEqual({ ok: true });
    expect(hashesOf(room)).toEqual(hashesOf(never));
    expect([room.room.game.tick, room.ear.rewinds]).toEqual([1 + UNDO_TICKS + 20 + 41, [0]]);
    await room.ticks(30);
    await never.ticks(30);
    expect(hashesOf(room)).toEqual(hashesOf(never));
  });

  it('that holds no order is not undone, nor one of another team', async () => {
    const room = await aRoom();
    const [, second] = await twoTeams(room);
    await order(room, second, overcommit(150), 1);
    expect(await room.control({ type: 'undo', team: 0 })).toEqual({ ok: false, problem: 'nothingToUndo' });
    expect(await room.control({ type: 'undo', team: 0 }, second as Player)).toMatchObject({ ok: false });
    await room.ticks(UNDO_TICKS + 1);
    expect(await room.control({ type: 'undo', team: 1 })).toEqual({ ok: false, problem: 'nothingToUndo' });
  });

  it('keeps what the instructor has made go wrong', async () => {
    const room = await aRoom();
    const [first] = await twoTeams(room);
    const args = { fault: 'hostFailing', subject: 0, silent: false };
    const given = room.control({ type: 'order', team: 0, name: 'injectFault', args });
    await room.ticks(2);
    expect(await given).toEqual({ ok: true });
    await order(room, first, overcommit(150), 1);
    await room.ticks(20);
    await room.control({ type: 'undo', team: 0 });
    const never = await aRoom();
    await twoTeams(never);
    void never.control({ type: 'order', team: 0, name: 'injectFault', args });
    await never.ticks(23);
    expect(hashesOf(room)).toEqual(hashesOf(never));
  });

  it('is exact in the replay of the session, which meets all hashes', async () => {
    const store = await aStore();
    const room = await aRoom({ store });
    const [first] = await twoTeams(room);
    await order(room, first, overcommit(140), 1);
    await room.ticks(60);
    await order(room, first, overcommit(190), 2);
    await room.ticks(80);
    await room.control({ type: 'undo', team: 0 });
    await room.ticks(100);
    await room.control({ type: 'end' });
    for (const team of [0, 1]) {
      const replay = replayOf(recordingIn(await fileOf(store, { team })), team);
      replay.stepTo(replay.game.ticks);
      expect([replay.missed.size, hashWorld(replay.world)]).toEqual([0, hashesOf(room)[team]]);
      expect(replay.met.size).toBeGreaterThan(0);
    }
    expect(replayOf(recordingIn(await fileOf(store)), 0).game.orders).toEqual([]);
  });

  it('is undone as well after a kill right behind it, from whichever snapshot there is', async () => {
    const store = await aStore();
    const lost = { saveSnapshot: async () => undefined };
    const room = await aRoom({ store, deps: { journal: await journalThat(store, lost) } });
    const [first] = await twoTeams(room);
    await order(room, first, overcommit(190), 1);
    await room.ticks(70);
    // The newest snapshot lies within what is undone, and the one after it is lost with the server.
    await store.saveSnapshot('room-1', 1, room.room.game.snapshot());
    await room.ticks(30);
    await room.control({ type: 'undo', team: 0 });
    const [kept] = (await store.takeOver()).rooms;
    const content = { scenario: scenarioById('sprint', 'TEST')!, traces: {} };
    const restored = await restoreRoom(kept, content, store, silent);
    if (!restored.ok) throw new Error(restored.problem);
    const { game } = restored;
    await room.ticks(game.tick - room.room.game.tick);
    expect(game.worlds.map(hashWorld)).toEqual(hashesOf(room));
  });
});

describe('a team that is split', () => {
  it('goes on in two halls that are the same, with the same past in every replay', async () => {
    const store = await aStore();
    const room = await aRoom({ store, teams: 3, capacity: 4, teamForming: 'assigned' });
    const people = [await room.join(), await room.join(), await room.join()];
    for (const [seat, team] of [0, 0, 1].entries()) await room.control({ type: 'assign', seat, team });
    await room.control({ type: 'start' });
    await order(room, people[0], overcommit(150), 1);
    await room.ticks(60);
    await room.control({ type: 'split', team: 0 });
    expect(room.view.seats.map(({ team }) => team)).toEqual([0, 2, 1]);
    expect(hashesOf(room)[2]).toBe(hashesOf(room)[0]);
    await order(room, people[1], overcommit(120), 2);
    await room.ticks(100);
    expect(hashesOf(room)[2]).not.toBe(hashesOf(room)[0]);
    await room.control({ type: 'undo', team: 2 }, INSTRUCTOR_WHO);
    expect(hashesOf(room)[2]).toBe(hashesOf(room)[0]);
    await room.control({ type: 'end' });
    const replay = replayOf(recordingIn(await fileOf(store, { team: 2 })), 2);
    replay.stepTo(replay.game.ticks);
    expect([replay.missed.size, hashWorld(replay.world)]).toEqual([0, hashesOf(room)[2]]);
  });
});

async function journalThat(
  store: Awaited<ReturnType<typeof aStore>>,
  otherwise: { saveSnapshot: () => Promise<undefined> },
) {
  const { roomJournal } = await import('../a-room.ts');
  return { ...roomJournal(store), ...otherwise };
}
