import { afterAll, describe, expect, it } from 'vitest';
import type { Player } from '#server/rooms/requests.ts';
import { type Question, spreadOf } from '#shared/protocol/questions.ts';
import { aRoom, clearStores, heirOf, type TestRoom } from './a-room.ts';

afterAll(clearStores);

const CHOICE: Question = { id: '', text: 'Who?', shape: { kind: 'choice', options: 3, texts: ['A', 'B', 'C'] } };

const answer = (room: TestRoom, who: Player, value: number, ask = 0) =>
  room.room.ask({ type: 'answer', who, ask, value });
const told = (room: TestRoom) => room.ear.classes.at(-1)?.ask;

async function asked(question: Question = CHOICE) {
  const room = await aRoom({ capacity: 4, teams: 2 });
  const people = [await room.join(), await room.join(), await room.join()];
  expect(await room.control({ type: 'ask', question })).toEqual({ ok: true });
  return { room, people };
}

describe('a question', () => {
  it('is answered in the lobby as in play, and changed until it is closed', async () => {
    const { room, people } = await asked();
    const [ann, ben] = people;
    await answer(room, ann, 0);
    await room.control({ type: 'start' });
    expect(await answer(room, ann, 2)).toEqual({ ok: true });
    expect(await answer(room, ben, 2)).toEqual({ ok: true });
    await room.control({ type: 'askClose' });
    expect(await answer(room, ben, 1)).toEqual({ ok: false, problem: 'notOpen' });
    expect(told(room)).toMatchObject({ open: false, answered: 2, spreads: [[[2, 2]]] });
  });

  it('tells while it is open how many have answered, and not what', async () => {
    const { room, people } = await asked();
    await answer(room, people[0], 1);
    await room.timer.pass(1000);
    room.room.beat();
    expect(told(room)).toMatchObject({ open: true, answered: 1, spreads: [] });
  });

  it('counts answers for everybody at most once a second', async () => {
    const { room, people } = await asked();
    room.room.beat();
    const before = room.ear.classes.length;
    for (let time = 0; time < 10; time++) {
      await answer(room, people[time % 3], time % 2);
      await room.timer.pass(100);
      room.room.beat();
    }
    expect(room.ear.classes.length - before).toBeLessThanOrEqual(2);
  });

  it('shows a player the own answer again, and nobody else’s', async () => {
    const { room, people } = await asked();
    await answer(room, people[0], 1);
    await answer(room, people[1], 2);
    const welcomes = await Promise.all(
      people.map((who) => room.room.ask({ type: 'admit', who }) as Promise<{ welcome: { answers: unknown } }>),
    );
    expect(welcomes.map(({ welcome }) => welcome.answers)).toEqual([
      { ask: 0, values: [1] },
      { ask: 0, values: [2] },
      { ask: 0, values: [null] },
    ]);
  });

  it('is asked a second time and no third, and both votes are shown', async () => {
    const { room, people } = await asked();
    for (const who of people) await answer(room, who, 0);
    await room.control({ type: 'askClose' });
    await room.control({ type: 'askAgain' });
    for (const who of people) await answer(room, who, 1);
    await room.control({ type: 'askClose' });
    expect(await room.control({ type: 'askAgain' })).toEqual({ ok: false, problem: 'badRequest' });
    expect(told(room)?.spreads).toEqual([[[0, 3]], [[1, 3]]]);
  });

  it('shows what is true when the instructor says so', async () => {
    const { room } = await asked();
    expect(told(room)?.truth).toBeUndefined();
    expect(await room.control({ type: 'reveal', value: 3 })).toEqual({ ok: false, problem: 'badRequest' });
    await room.control({ type: 'reveal', value: 1 });
    expect(told(room)?.truth).toEqual({ value: 1 });
  });

  it('takes whole answers within its bounds from whoever has a seat', async () => {
    const { room, people } = await asked({
      id: '',
      text: 'How much?',
      shape: { kind: 'point', min: 0, max: 9, unit: 'count' },
    });
    for (const value of [-1, 10, 2.5])
      expect(await answer(room, people[0], value)).toEqual({ ok: false, problem: 'badRequest' });
    expect(await answer(room, { ...people[0], grant: 99 }, 3)).toEqual({ ok: false, problem: 'notSeated' });
    expect(await answer(room, people[0], 3, 1)).toEqual({ ok: false, problem: 'notOpen' });
  });

  it('answered by three hundred at once loses no answer, neither shown nor stored', async () => {
    const room = await aRoom({ capacity: 300, teams: 60 });
    const people = [];
    for (let seat = 0; seat < 300; seat++) people.push(await room.join());
    await room.control({ type: 'ask', question: CHOICE });
    const replies = await Promise.all(people.map((who, n) => answer(room, who, n % 3)));
    expect(replies.every((reply) => (reply as { ok: boolean }).ok)).toBe(true);
    const all = [0, 1, 2].map((value) => [value, 100]);
    await room.control({ type: 'askClose' });
    expect(told(room)?.spreads).toEqual([all]);
    const heir = await heirOf(room.store);
    expect(spreadOf(Object.values(heir.room.game.state.asks?.[0]?.votes[0] ?? {}))).toEqual(all);
  });

  it('and every answer to it survive a kill', async () => {
    const { room, people } = await asked();
    await answer(room, people[0], 1);
    await answer(room, people[1], 2);
    const heir = await heirOf(room.store);
    await heir.control({ type: 'askClose' });
    expect(told(heir)?.spreads).toEqual([
      [
        [1, 1],
        [2, 1],
      ],
    ]);
  });
});

describe('a truth that is run', () => {
  it('is asked for once while a question is open, kept when it comes, and shown with its step', async () => {
    const room = await aRoom({ scenario: 'first-hall', seed: 'F1RST', lesson: 'a', capacity: 2, teams: 1 });
    const ann = await room.join();
    await room.control({ type: 'start' });
    await room.control({ type: 'lesson', deed: 'skip' });
    for (let beats = 0; beats < 5; beats++) room.room.beat();
    expect(room.ear.truthsWanted).toEqual([
      { ask: 0, wish: { lesson: 'a', question: 'watts', scenario: 'first-hall', seed: 'F1RST' } },
    ]);
    await room.room.ask({ type: 'truth', ask: 0, truth: { value: 400 } });
    expect(told(room)?.truth).toBeUndefined();
    await answer(room, ann, 350);
    await room.control({ type: 'lesson', deed: 'skip' });
    await room.control({ type: 'lesson', deed: 'skip' });
    expect(told(room)).toMatchObject({ truth: { value: 400 }, spreads: [[[350, 1]]], lesson: 'a' });
  });
});
