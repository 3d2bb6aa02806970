import { afterAll, describe, expect, it } from 'vitest';
import { WAITING_IN_PAUSE } from '#shared/protocol/waiting.ts';
import { aRoom, aStore, clearStores, commandId, heirOf } from './a-room.ts';

afterAll(clearStores);

describe('teams without people', () => {
  it('do not take part: four teams and two people are two teams, for the people and for the instructor', async () => {
    const room = await aRoom({ capacity: 8, teams: 4 });
    for (let seat = 0; seat < 2; seat++) await room.join();
    expect(room.view.teams).toHaveLength(4);
    await room.control({ type: 'start' });
    await room.connect({ role: 'instructor', generation: 0 });
    await room.ticks(1);
    room.room.overview();
    expect(room.view.teams.map(({ no }) => no)).toEqual([0, 1]);
    expect(room.ear.overviews[0].map(({ team }) => team)).toEqual([0, 1]);
    expect(room.view.seats.map(({ team }) => team).sort()).toEqual([0, 1]);
  });

  it('get no latecomers, who go where the fewest are of those that play', async () => {
    const room = await aRoom({ capacity: 8, teams: 4 });
    for (let seat = 0; seat < 2; seat++) await room.join();
    await room.control({ type: 'start' });
    for (let seat = 0; seat < 4; seat++) await room.join();
    const members = [0, 1, 2, 3].map((no) => room.view.seats.filter(({ team }) => team === no).length);
    expect(members).toEqual([3, 3, 0, 0]);
  });

  it('are not where an instructor can put somebody after the start', async () => {
    const room = await aRoom({ capacity: 4, teams: 3 });
    const ann = await room.join();
    await room.control({ type: 'start' });
    expect(await room.control({ type: 'assign', seat: ann.seat, team: 2 })).toEqual({
      ok: false,
      problem: 'badRequest',
    });
  });

  it('stay out after the room has moved to another owner', async () => {
    const store = await aStore();
    const room = await aRoom({ store, capacity: 4, teams: 3 });
    await room.join();
    await room.control({ type: 'start' });
    await room.ticks(2);
    const heir = await heirOf(store);
    expect(heir.view.teams.map(({ no }) => no)).toEqual([0]);
  });
});

describe('orders in a pause', () => {
  const wakes = (host: number) => ({ name: 'setSharing', args: { host, policy: 'all' } }) as never;

  it(`wait, at most ${WAITING_IN_PAUSE} of a seat in a class, as many as a client holds for one who plays alone`, async () => {
    const refused: number[] = [];
    for (const solo of [false, true]) {
      const room = await aRoom({ capacity: 1, teams: 1, solo });
      const ann = await room.join();
      await room.control({ type: 'start' });
      await room.ticks(1);
      await room.control({ type: 'pause', pause: 'look' });
      const replies = Array.from({ length: 8 }, (_, i) => room.command(ann, wakes(i % 2), commandId(i + 1)));
      await room.control({ type: 'resume' });
      await room.ticks(1);
      const answers = await Promise.all(replies);
      refused.push(answers.filter((reply) => !reply.ok && reply.refusal.code === 'queueFull').length);
    }
    expect(refused).toEqual([8 - WAITING_IN_PAUSE, 0]);
  });
});
