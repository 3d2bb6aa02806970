import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReplayDesk } from '#client/debrief/replay/replay-desk.ts';
import type { HostId } from '#shared/ids.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { fileOf, order, overcommit, twoTeams } from '../../replay/a-recording.ts';
import { aRoom, aStore, clearStores } from '../../server/a-room.ts';

/** A session of 300 ticks of two teams as it was, and as its journal tells it. */
let journal = '';
let worlds: readonly World[] = [];
/** Open cells of the first team's world after some ticks. */
const seen = new Map<number, Int32Array>();

beforeAll(async () => {
  const store = await aStore();
  const room = await aRoom({ store, teams: 2 });
  const [first, second] = await twoTeams(room);
  const look = () => seen.set(room.room.game.tick, room.room.game.worlds[0]!.open.slice());
  await room.ticks(40);
  await order(room, first, overcommit(140), 1);
  await order(room, second, { name: 'sellHost', args: { host: 3 as HostId } }, 2);
  look();
  await room.ticks(110);
  look();
  await order(room, first, { name: 'sellHost', args: { host: 3 as HostId } }, 3);
  await room.ticks(147);
  await room.control({ type: 'end' });
  look();
  worlds = room.room.game.worlds;
  journal = await fileOf(store);
});
afterAll(clearStores);

function desk(...teams: readonly number[]): ReplayDesk {
  const opened = ReplayDesk.open(journal);
  if (typeof opened === 'string') throw new Error(opened);
  for (const team of teams) expect(opened.begin(team)).toBeUndefined();
  return opened;
}

function playThrough(replays: ReplayDesk, team: number): void {
  while (replays.runAhead(team, 70));
}

describe('a session that is looked at again', () => {
  it('shows the hall as it was at any moment, in any order', () => {
    const replays = desk(0);
    for (const tick of [...seen.keys(), ...[...seen.keys()].reverse()])
      expect(replays.frame(0, tick).cells).toEqual(seen.get(tick));
    playThrough(replays, 0);
    for (const [tick, cells] of seen) expect(replays.frame(0, tick).cells).toEqual(cells);
  });

  it('meets every hash that the session has left, for each team', () => {
    const replays = desk(0, 1);
    for (const team of [0, 1]) {
      playThrough(replays, team);
      expect(replays.state(team)).toEqual({ ticks: 300, reached: 300, met: 3, missed: [], marks: 3 });
    }
  });

  it('tells what happened on a short way forwards, and nothing of a jump', () => {
    const replays = desk(0);
    const told = (tick: number) =>
      replays.frame(0, tick).events.flatMap(({ events }) => events.map(({ type }) => type));
    replays.frame(0, 40);
    expect(told(42)).toContain('policyChanged');
    expect(told(290)).toEqual([]);
    expect(told(41)).toEqual([]);
  });

  it('tells what happened on a short way also where copies of the hall are kept on it', () => {
    const replays = desk(0);
    playThrough(replays, 0);
    replays.frame(0, 20);
    // The order of tick 40 lies on the way, and so does the copy of tick 100.
    expect(replays.frame(0, 115).events.flatMap(({ events }) => events.map(({ type }) => type))).toContain(
      'policyChanged',
    );
  });

  it('knows every order and what became of it', () => {
    const replays = desk(0);
    const { orders } = replays.orders(0);
    expect(orders.map(({ order: { call }, refusal }) => [call.name, refusal === undefined])).toEqual([
      ['setOvercommit', true],
      ['sellHost', false],
    ]);
  });

  it('is refused where it is no journal, or has no such team', () => {
    expect(ReplayDesk.open('{"type":"header"}')).toBe('unreadable');
    const opened = desk();
    expect(opened.begin(7)).toBe('noTeam');
  });
});

describe('a what-if of one order', () => {
  it('that changes nothing comes to exactly the same', () => {
    const replays = desk(0);
    const [given] = replays.orders(0).orders;
    const { before, after } = replays.whatIf(0, [{ type: 'change', at: 0, order: given!.order }]);
    expect(after).toEqual(before);
  });

  it('begins with the game as it was: its books are those of the session', () => {
    const { before } = desk(0).whatIf(0, []);
    const { hall } = worlds[0]!;
    expect(before.series.columns.cashCents.at(-1)).toBe(hall.cashExactCents[0]);
  });

  it('counts the other orders that are refused because of it', () => {
    const replays = desk(0);
    const sooner = { tick: 10, by: 0, call: overcommit(140) };
    expect(replays.whatIf(0, [{ type: 'add', order: sooner }])).toMatchObject({ refusals: [], others: 1 });
    expect(replays.whatIf(0, [{ type: 'drop', at: 0 }]).others).toBe(0);
  });

  it('tells a setting that was never made, and why an added order is refused', () => {
    const replays = desk(0);
    const dropped = replays.whatIf(0, [{ type: 'drop', at: 0 }]);
    const set = (account: typeof dropped.before) => account.series.columns.overcommitPercent.at(-1);
    expect([set(dropped.before), set(dropped.after)]).toEqual([
      140,
      dropped.before.series.columns.overcommitPercent[0],
    ]);
    const added = replays.whatIf(0, [
      { type: 'add', order: { tick: 10, by: 0, call: { name: 'sellHost', args: { host: 3 as HostId } } } },
    ]);
    expect(added.refusals).toHaveLength(1);
    expect(added.after).toEqual(added.before);
  });
});
