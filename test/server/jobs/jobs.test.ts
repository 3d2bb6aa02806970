import { afterAll, describe, expect, it } from 'vitest';
import type { Player } from '#server/rooms/requests.ts';
import { lessonA } from '#shared/lessons/a.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { hashWorld } from '#shared/sim/kernel/world.ts';
import { aRoom, aStore, clearStores, commandId, heirOf, INSTRUCTOR_WHO, type TestRoom } from '../a-room.ts';

afterAll(clearStores);

const OVERCOMMIT: CommandCall = { name: 'setOvercommit', args: { percent: 150 } };
const RESERVE: CommandCall = { name: 'setHaReserve', args: { hosts: 1 } };

/** A running room with so many in its one team. */
async function aTeam(size: number, wish: Parameters<typeof aRoom>[0] = { jobs: 'choose' }) {
  const room = await aRoom({ capacity: 6, teams: 1, ...wish });
  await room.connect(INSTRUCTOR_WHO);
  const people: Player[] = [];
  for (let i = 0; i < size; i++) people.push(await room.join());
  await room.control({ type: 'start' });
  return { room, people };
}

/** What each seat of a team has, as its members are told. */
function told(room: TestRoom, team = 0): Record<number, string> {
  const holders = room.ear.crews.get(team)?.jobs?.holders ?? [];
  return Object.fromEntries(holders.map(({ seat, jobs }) => [seat, jobs.join('+')]));
}

/** What the three of a team have when jobs have gone round once. */
const AFTER_WINDOW = { 0: 'business', 1: 'capacity', 2: 'operations' };

describe('jobs', () => {
  it('are dealt when the game starts, and told to the team and no other', async () => {
    const { room } = await aTeam(3);
    expect(told(room)).toEqual({ 0: 'capacity', 1: 'operations', 2: 'business' });
    expect([...room.ear.crews.keys()]).toEqual([0]);
  });

  it('leave one who is alone free to do everything, without holding anything', async () => {
    const { room, people } = await aTeam(1);
    const verdicts = [
      room.command(people[0]!, OVERCOMMIT, commandId(1)),
      room.command(people[0]!, RESERVE, commandId(2)),
    ];
    await room.ticks(1);
    expect(await Promise.all(verdicts)).toEqual([
      { ok: true, tick: 0 },
      { ok: true, tick: 0 },
    ]);
    expect(room.room.game.state.covers).toBeUndefined();
  });

  it('are nobody’s in a session without them', async () => {
    const { room, people } = await aTeam(3, {});
    expect(room.ear.crews.get(0)?.jobs).toBeUndefined();
    const verdict = room.command(people[2]!, OVERCOMMIT, commandId(1));
    await room.ticks(1);
    expect(await verdict).toEqual({ ok: true, tick: 0 });
  });

  it('refuse the order of another job to one who does not hold its button, with that job, and nothing happens', async () => {
    const { room, people } = await aTeam(3);
    const before = room.room.game.worlds.map(hashWorld);
    expect(await room.command(people[1]!, OVERCOMMIT, commandId(1))).toEqual({
      ok: false,
      refusal: { code: 'otherJob', job: 'capacity' },
    });
    expect(room.room.game.worlds.map(hashWorld)).toEqual(before);
    expect(room.room.game.state.commands).toEqual([0]);
  });

  it('give it to one who holds the button, and write that down as cover; one’s own is never cover', async () => {
    const store = await aStore();
    const { room, people } = await aTeam(3, { store, jobs: 'choose' });
    const held = room.command(people[1]!, OVERCOMMIT, commandId(1), true);
    const own = room.command(people[1]!, RESERVE, commandId(2), true);
    await room.ticks(1);
    expect([(await held).ok, (await own).ok]).toEqual([true, true]);
    expect(room.room.game.state.covers).toEqual([1]);
    const lines = (await store.read('room-1', 0))?.lines.map(({ entry }) => JSON.parse(entry)) ?? [];
    const orders = lines.filter(({ type }) => type === 'order');
    expect(orders.map(({ call, cover }) => [call.name, cover])).toEqual([
      ['setOvercommit', true],
      ['setHaReserve', undefined],
    ]);
  });

  it('are dealt anew when somebody comes late, sits on the bench or leaves, and most keep theirs', async () => {
    const { room, people } = await aTeam(2);
    expect(told(room)).toEqual({ 0: 'capacity+business', 1: 'operations' });
    await room.join();
    await room.ticks(1);
    expect(told(room)).toEqual({ 0: 'capacity', 1: 'operations', 2: 'business' });
    await room.control({ type: 'bench', seat: 1, benched: true });
    expect(told(room)).toEqual({ 0: 'capacity+business', 2: 'operations' });
    await room.control({ type: 'bench', seat: 1, benched: false });
    await room.room.ask({ type: 'lobby', who: people[0]!, message: { type: 'leave' } });
    expect(Object.values(told(room)).sort()).toEqual(['capacity+business', 'operations']);
  });

  it('of one whose connection stays away go to the others when the seat is given up, also while the hall stands', async () => {
    const { room, people } = await aTeam(2);
    await room.control({ type: 'pause', pause: 'look' });
    await room.connect(people[1]!, false);
    room.room.beat();
    expect(Object.keys(told(room))).toEqual(['0', '1']);
    await room.timer.pass(91_000);
    room.room.beat();
    await room.timer.pass(1);
    expect(told(room)).toEqual({ 0: 'capacity+operations+business' });
  });

  it('may be taken at the beginning of a day and while the hall stands, and not in between', async () => {
    const { room, people } = await aTeam(3);
    expect(await room.crew(people[0]!, { type: 'takeJob', job: 'business' })).toEqual({ ok: true });
    expect(told(room)).toEqual({ 0: 'business', 1: 'operations', 2: 'capacity' });
    await room.ticks(151);
    expect(room.ear.crews.get(0)?.jobs?.choosing).toBe(false);
    expect(await room.crew(people[0]!, { type: 'takeJob', job: 'operations' })).toEqual({
      ok: false,
      problem: 'notOpen',
    });
    await room.control({ type: 'pause', pause: 'look' });
    expect(room.ear.crews.get(0)?.jobs?.choosing).toBe(true);
    expect(await room.crew(people[0]!, { type: 'takeJob', job: 'operations' })).toEqual({ ok: true });
    expect(told(room)).toEqual({ 0: 'operations', 1: 'business', 2: 'capacity' });
  });

  it('go round at the end of a day where they rotate, and nobody takes one', async () => {
    const { room, people } = await aTeam(3, { jobs: 'rotate', scenario: 'lesson' });
    expect(await room.crew(people[0]!, { type: 'takeJob', job: 'business' })).toEqual({
      ok: false,
      problem: 'notOpen',
    });
    await room.control({ type: 'speed', speed: 4 });
    await room.ticks(1199);
    expect(told(room)).toEqual({ 0: 'capacity', 1: 'operations', 2: 'business' });
    await room.ticks(3);
    expect(told(room)).toEqual({ 0: 'business', 1: 'capacity', 2: 'operations' });
  });

  it('go round at a window of the lesson, once, also when the server is killed in it, and at no other step', async () => {
    const store = await aStore();
    const { room, people } = await aTeam(3, { store, jobs: 'rotate', scenario: 'first-hall', lesson: 'a' });
    const window = lessonA.steps.findIndex(({ kind }) => kind === 'window');
    const skip = (to: TestRoom) => to.control({ type: 'lesson', deed: 'skip' });
    const step = (of: TestRoom) => of.room.game.state.lesson?.step ?? -1;
    for (; step(room) < window; await skip(room)) {
      await room.ticks(1);
      expect([step(room), told(room)]).toEqual([step(room), { 0: 'capacity', 1: 'operations', 2: 'business' }]);
    }
    await room.timer.pass(1_000);
    expect(told(room)).toEqual(AFTER_WINDOW);
    const heir = await heirOf(store);
    for (const who of people) await heir.connect(who);
    await heir.timer.pass(3_000);
    await skip(heir);
    await heir.ticks(5);
    expect([step(heir), told(heir)]).toEqual([window + 1, AFTER_WINDOW]);
  });

  it('go round at the end of a day again, 120 s, once the lesson was left', async () => {
    const { room } = await aTeam(3, { jobs: 'rotate', scenario: 'memory-crunch', lesson: 'c' });
    await room.control({ type: 'lesson', deed: 'leave' });
    await room.control({ type: 'resume' });
    await room.control({ type: 'speed', speed: 4 });
    await room.ticks(599);
    expect(told(room)).toEqual({ 0: 'capacity', 1: 'operations', 2: 'business' });
    await room.ticks(3);
    expect(told(room)).toEqual(AFTER_WINDOW);
  });

  it('are the same after the server was killed, cover and all', async () => {
    const store = await aStore();
    const { room, people } = await aTeam(3, { store, jobs: 'choose' });
    await room.crew(people[0]!, { type: 'takeJob', job: 'business' });
    void room.command(people[1]!, OVERCOMMIT, commandId(1), true);
    await room.ticks(2);
    const heir = await heirOf(store);
    expect(heir.room.game.state.jobs).toEqual(room.room.game.state.jobs);
    expect(heir.room.game.state.covers).toEqual([1]);
    expect(told(heir)).toEqual({ 0: 'business', 1: 'operations', 2: 'capacity' });
  });
});
