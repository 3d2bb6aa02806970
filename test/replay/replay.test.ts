import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { HostId, TenantId, VmId } from '#shared/ids.ts';
import { firstDifference, ordersInEffect } from '#shared/replay/first-difference.ts';
import { ordersOf, type Recording } from '#shared/replay/recording.ts';
import { replayTeam } from '#shared/replay/replay-recording.ts';
import { TeamReplay } from '#shared/replay/team-replay.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { TENANT_STATES } from '#shared/sim/kernel/codes/index.ts';
import { hashWorld } from '#shared/sim/kernel/world.ts';
import { aRoom, aStore, clearStores, commandId } from '../server/a-room.ts';
import { fileOf, order, overcommit, recordingIn, replayOf, twoTeams } from './a-recording.ts';

afterAll(clearStores);

/** A game of 250 ticks in which both teams have given orders and the instructor has made something go wrong. */
async function played() {
  const store = await aStore();
  const room = await aRoom({ store, teams: 2 });
  const [first, second] = await twoTeams(room);
  await room.ticks(20);
  await order(room, first, overcommit(140), 1);
  await order(room, second, overcommit(140), 2);
  await room.ticks(70);
  await order(room, first, overcommit(170), 3);
  void room.control({ type: 'order', team: 1, name: 'injectFault', args: { fault: 'linkDown', subject: -1 } });
  await room.ticks(60);
  await order(room, second, { name: 'buyHost', args: { model: 0 } }, 4);
  await room.ticks(97);
  await room.control({ type: 'end' });
  return { room, text: await fileOf(store) };
}

describe('a recording that is played again', () => {
  it('gives every team’s world bit for bit, and meets a mark at every hundredth tick', async () => {
    const { room, text } = await played();
    const recording = recordingIn(text);
    room.room.game.worlds.forEach((world, team) => {
      const replay = replayOf(recording, team);
      replay.stepTo(recording.ticks);
      expect(hashWorld(replay.world)).toBe(hashWorld(world));
      expect([[...replay.met], [...replay.missed]]).toEqual([[100, 200], []]);
    });
  });

  it('tells which marks it does not meet', async () => {
    const { text } = await played();
    const forged = recordingIn(text.replace('"percent":170', '"percent":171'));
    const replay = replayOf(forged, 0);
    replay.stepTo(forged.ticks);
    expect([[...replay.met], [...replay.missed]]).toEqual([[], [100, 200]]);
  });

  it('reaches any tick from anywhere as if it had been played up to there', async () => {
    const { text } = await played();
    const recording = recordingIn(text);
    const straight = replayOf(recording, 1);
    const hashes = [hashWorld(straight.world)];
    straight.walkTo(recording.ticks, (world) => hashes.push(hashWorld(world)));
    const jumping = replayOf(recording, 1);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: recording.ticks }), { minLength: 1, maxLength: 6 }), (ticks) => {
        for (const tick of ticks) {
          jumping.stepTo(tick);
          expect([jumping.tick, hashWorld(jumping.world)]).toEqual([tick, hashes[tick]]);
        }
      }),
      { seed: 1, numRuns: 20 },
    );
  });

  it('is refused under other rules, in another hall, and for a team that there is not', async () => {
    const { text } = await played();
    const recording = recordingIn(text);
    const { header } = recording;
    const problemOf = (other: typeof recording, team = 0) => {
      const replayed = replayTeam(other, team);
      return replayed.ok ? 'none' : replayed.problem;
    };
    expect(problemOf({ ...recording, header: { ...header, engine: '0/0' } })).toBe('rules');
    expect(problemOf({ ...recording, header: { ...header, contentHash: 1 } })).toBe('content');
    expect(problemOf({ ...recording, header: { ...header, scenario: 'no-such' } })).toBe('unknownHall');
    expect(problemOf({ ...recording, header: { ...header, scenario: 'planetlab' } })).toBe('trace');
    expect(problemOf({ ...recording, lines: [] })).toBe('notStarted');
    expect(problemOf(recording, 2)).toBe('noTeam');
  });
});

describe('a what-if', () => {
  const scenario = scenarioById('sprint', 'IF')!;
  const anyOrder = fc.record({
    tick: fc.integer({ min: 0, max: 149 }),
    by: fc.constant(0),
    call: fc.oneof(
      fc.integer({ min: 100, max: 200 }).map(overcommit),
      fc.constant({ name: 'buyHost' as const, args: { model: 0 } }),
    ),
  });
  const anyGame = fc
    .array(anyOrder, { minLength: 1, maxLength: 6 })
    .map((orders) => ({ scenario, traces: {}, orders: orders.sort((a, b) => a.tick - b.tick), ticks: 150 }));

  it('of an unchanged order differs by nothing: every cell of every tick is the same', () => {
    fc.assert(
      fc.property(anyGame, fc.nat(), (game, pick) => {
        const at = pick % game.orders.length;
        const before = new TeamReplay(game);
        const hashes: number[] = [];
        before.walkTo(game.ticks, (world) => hashes.push(hashWorld(world)));
        const after = before.branch([{ type: 'change', at, order: { ...game.orders[at] } }]);
        after.stepTo(game.orders[at].tick);
        const from = after.tick;
        const again: number[] = [];
        after.walkTo(game.ticks, (world) => again.push(hashWorld(world)));
        expect(again).toEqual(hashes.slice(from));
      }),
      { seed: 1, numRuns: 8 },
    );
  });

  it('is the game that would have been played: with an order changed, dropped or added', () => {
    fc.assert(
      fc.property(anyGame, anyOrder, fc.nat(), (game, other, pick) => {
        const at = pick % game.orders.length;
        const replay = new TeamReplay(game);
        replay.stepTo(game.ticks);
        const kept = game.orders.filter((_, i) => i !== at);
        const sorted = (orders: typeof game.orders) => [...orders].sort((a, b) => a.tick - b.tick);
        const cases = [
          [replay.branch([{ type: 'drop', at }]), kept],
          [replay.branch([{ type: 'add', order: other }]), sorted([...game.orders, other])],
          [
            replay.branch([{ type: 'change', at, order: other }]),
            sorted(game.orders.map((order, i) => (i === at ? other : order))),
          ],
        ] as const;
        for (const [branch, orders] of cases) {
          const plain = new TeamReplay({ ...game, orders });
          for (const one of [branch, plain]) one.stepTo(game.ticks);
          expect(hashWorld(branch.world)).toBe(hashWorld(plain.world));
        }
      }),
      { seed: 1, numRuns: 5 },
    );
  });

  it('of an order that there is not is a mistake of whoever asks', () => {
    const replay = new TeamReplay({ scenario, traces: {}, orders: [], ticks: 10 });
    expect(() => replay.branch([{ type: 'drop', at: 0 }])).toThrow('order 0 of 0');
  });
});

function differenceIn(recording: Recording) {
  const [a, b] = [0, 1].map((team) => ordersInEffect(replayOf(recording, team)));
  return firstDifference(a, b);
}

describe('two teams of one seed', () => {
  it('are compared by their whole games, however far these have been played already', async () => {
    const { text } = await played();
    const recording = recordingIn(text);
    const replay = replayOf(recording, 0);
    const fresh = ordersInEffect(replay);
    expect(fresh).toEqual(ordersOf(recording, 0));
    replay.stepTo(recording.ticks);
    expect(ordersInEffect(replay)).toEqual(fresh);
  });

  it('part at the first decision that only one of them made', async () => {
    const { text } = await played();
    const recording = recordingIn(text);
    // Both set 140 % within a tick of each other, which is the same decision; then only the first goes on to 170 %.
    const [, second] = ordersOf(recording, 0);
    const bought = ordersOf(recording, 1).find(({ call }) => call.name === 'buyHost');
    expect(differenceIn(recording)).toEqual({ tick: second.tick, a: second, b: bought });
  });

  it('do not part if they decide the same', async () => {
    const room = await aRoom({ store: await aStore(), teams: 2 });
    const [first, second] = await twoTeams(room);
    void room.command(first, overcommit(120), commandId(1));
    void room.command(second, overcommit(120), commandId(2));
    await room.ticks(3);
    await room.control({ type: 'end' });
    expect(differenceIn(recordingIn(await fileOf(room.store)))).toBeUndefined();
  });

  it('do not part over an order that was refused, nor over one group that both placed alike', async () => {
    const room = await aRoom({ store: await aStore(), teams: 2 });
    const [first, second] = await twoTeams(room);
    // Host 0 has VMs on it: it cannot be sold.
    void room.command(first, { name: 'sellHost', args: { host: 0 as HostId } }, commandId(1));
    const [world] = room.room.game.worlds;
    const offered = () => [...world.tenants.state].indexOf(TENANT_STATES.indexOf('offered'));
    while (offered() < 0) await room.ticks(5);
    const tenant = offered() as TenantId;
    const accept = { name: 'acceptContract', args: { tenant } } as const;
    const vm = world.tenants.firstVm[tenant] as VmId;
    const place = { name: 'placeVms', args: { placements: [[vm, 0 as HostId]] } } as const;
    for (const [i, who] of [first, second].entries()) {
      void room.command(who, accept, commandId(10 + i));
      await room.ticks(1);
      void room.command(who, place, commandId(20 + i));
      await room.ticks(1);
    }
    await room.control({ type: 'end' });
    const recording = recordingIn(await fileOf(room.store));
    expect(ordersOf(recording, 0).map(({ call }) => call.name)).toEqual(['sellHost', 'acceptContract', 'placeVms']);
    expect(ordersOf(recording, 1).map(({ call }) => call.name)).toEqual(['acceptContract', 'placeVms']);
    expect(differenceIn(recording)).toBeUndefined();
  });
});
