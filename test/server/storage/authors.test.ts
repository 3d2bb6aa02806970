import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { aRoom, aStore, clearStores, commandId, heirOf, INSTRUCTOR_WHO, type TestRoom } from '../a-room.ts';

afterAll(clearStores);

const percent = (value: number): CommandCall => ({ name: 'setOvercommit', args: { percent: value } });

async function playing(seats: number) {
  const store = await aStore();
  const room = await aRoom({ store, capacity: seats, teams: seats });
  const players = [];
  for (let seat = 0; seat < seats; seat++) players.push(await room.join());
  await room.connect(INSTRUCTOR_WHO);
  await room.control({ type: 'start' });
  return { store, room, players };
}

const order = (room: TestRoom, id: string, team: number, value: number) =>
  room.control({ type: 'order', id, team, name: 'setOvercommit', args: { percent: value } });

describe('ids of commands', () => {
  it('are in a name space of their author: whatever ids two authors choose, both commands are done and the room stays', async () => {
    // Few ids, some of them apart in their last digits only, so that authors meet often.
    const anyId = fc.constantFrom(...[0, 1, 2, 256].map(commandId));
    const anyMove = fc.record({ by: fc.integer({ min: -3, max: 1 }), id: anyId, wait: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(anyMove, { minLength: 2, maxLength: 12 }), async (moves) => {
        const { room, players } = await playing(2);
        const answers = [];
        for (const [no, { by, id, wait }] of moves.entries()) {
          // A value of its own for each: setting what is set already would be refused.
          answers.push(by < 0 ? order(room, id, by + 2, 110 + no) : room.command(players[by], percent(110 + no), id));
          if (wait) await room.ticks(1);
        }
        await room.ticks(1);
        for (const answer of await Promise.all(answers)) expect(answer).toMatchObject({ ok: true });
        expect([room.room.closed, room.ear.closings]).toEqual([undefined, []]);
      }),
      { seed: 1, numRuns: 30 },
    );
  });

  it('of somebody who has left do not stand in the way of the next holder of the seat', async () => {
    const { store, room, players } = await playing(1);
    const [ann] = players;
    const first = room.command(ann, percent(130), commandId(1));
    await room.ticks(1);
    expect(await first).toEqual({ ok: true, tick: 0 });
    await room.room.ask({ type: 'lobby', who: ann, message: { type: 'leave' } });
    await room.connect(ann, false);
    const bob = await room.join();
    expect(bob.seat).toBe(ann.seat);
    const second = room.command(bob, percent(140), commandId(1));
    await room.ticks(1);
    expect(await second).toEqual({ ok: true, tick: 1 });
    const heir = await heirOf(store);
    expect(heir.room.game.worlds[0].hall.overcommitPercent[0]).toBe(140);
  });
});

describe('a room whose own lines contradict its journal', () => {
  it('has failed and says so; it is not "moved", for nobody else owns it', async () => {
    const { store, room } = await playing(1);
    const { header, seq } = room.room.game;
    const line = { seq: seq + 1, tick: 0, entry: '{"type":"locked","locked":true}', command: undefined };
    const append = { room: header.room, epoch: 1, horizon: 10, mark: undefined, lines: [line] };
    expect(await store.append([append])).toEqual([{ outcome: 'done' }]);
    expect(await store.append([append])).toMatchObject([{ outcome: 'conflict' }]);
    expect(await room.control({ type: 'door', door: 'closed' })).toEqual({ ok: false, problem: 'roomFailed' });
    expect(room.ear.closings).toEqual([{ reason: 'roomFailed', seat: undefined, grant: undefined }]);
    expect(room.counts.counted).toEqual(['roomsFailed']);
    await room.timer.pass(1);
    expect((await store.takeOver()).rooms).toEqual([]);
  });
});
