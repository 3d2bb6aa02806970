import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocalGame } from '#client/local/local-game.ts';
import type { LocalKept } from '#client/local/run/local-messages.ts';
import type { Control } from '#shared/protocol/messages.ts';
import { deal } from '#shared/scenarios/hall.ts';
import { hallById } from '#shared/scenarios/index.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { hashOpen } from '#shared/sim/kernel/world.ts';
import { recordingIn, replayOf } from '../../replay/a-recording.ts';
import { HandTimer } from '../../server/a-room.ts';
import { aLocalGame, type HandLocal } from '../../support/a-local-session.ts';

const SPRINT = { kind: 'hall', hall: 'sprint', seed: 'ALONE' } as const;
const overcommit = (percent: number): CommandCall => ({ name: 'setOvercommit', args: { percent } });

async function begun(game: LocalGame, means: Parameters<typeof aLocalGame>[1] = {}): Promise<HandLocal> {
  const session = aLocalGame(game, means);
  expect(await session.control({ type: 'start' })).toEqual({ ok: true });
  return session;
}

/** A hall of the lab, without an end. */
function aLab(orders: Extract<LocalGame, { kind: 'lab' }>['orders'] = []): LocalGame {
  return { kind: 'lab', scenario: deal(hallById('open-hall')!, 'LAB'), orders };
}

/** Hash of all that the page's mirror holds. */
function openHash({ world }: HandLocal): number {
  return hashOpen(new Int32Array(world.value!.vms.host.buffer));
}

describe('a game alone', () => {
  it('waits for its start, and shows its hall from then on', async () => {
    const session = aLocalGame(SPRINT);
    expect([session.view.value?.phase, session.world.value]).toEqual(['lobby', undefined]);
    expect(await session.send(overcommit(120))).toEqual({ ok: false, refusal: { code: 'notRunning' } });
    await session.control({ type: 'start' });
    expect([session.view.value?.phase, session.world.value?.tick]).toEqual(['running', 0]);
    session.stepOnce();
    expect(session.tick.value).toBe(1);
  });

  it('tells its player nothing that a room would not tell: seed, events, when contracts come', () => {
    const told = aLocalGame(SPRINT).welcome.value!.scenario;
    expect([told.seed, told.events, told.tenants.map(({ offerAtS }) => offerAtS)]).toEqual([
      '',
      [],
      told.tenants.map(() => 0),
    ]);
  });

  it('steps by its clock: five ticks a second, twenty at the fourfold speed, none in a pause', async () => {
    const timer = new HandTimer();
    const session = await begun(SPRINT, { timer });
    await timer.pass(1000);
    expect(session.tick.value).toBe(5);
    await session.control({ type: 'speed', speed: 4 });
    await timer.pass(1000);
    expect(session.tick.value).toBe(25);
    await session.control({ type: 'pause', pause: 'look' });
    await timer.pass(1000);
    expect([session.tick.value, session.view.value?.phase]).toEqual([25, 'paused']);
    await session.leave();
  });

  it('keeps orders of a pause for the tick after it, and refuses them while hands are off', async () => {
    const session = await begun(SPRINT);
    await session.control({ type: 'pause', pause: 'look' });
    const replies = [125, 130, 140].map((percent) => session.send(overcommit(percent)));
    expect(session.waiting.value).toHaveLength(3);
    await session.control({ type: 'resume' });
    session.stepOnce();
    expect(await Promise.all(replies)).toEqual(Array.from({ length: 3 }, () => ({ ok: true, tick: 0 })));
    expect(session.world.value?.hall.overcommitPercent[0]).toBe(140);
    await session.control({ type: 'pause', pause: 'handsOff' });
    expect(await session.send(overcommit(110))).toEqual({ ok: false, refusal: { code: 'handsOff' } });
  });

  it('has points as soon as it is known what the bots come to, once a second', async () => {
    const par = { everyS: 10, floor: axes(0), target: axes(1) };
    const asked: string[] = [];
    const run = (hall: string, seed: string) => {
      asked.push(`${hall}/${seed}`);
      return { figures: Promise.resolve(par), close: () => undefined };
    };
    const session = await begun(SPRINT, { par: run });
    session.stepOnce(10);
    expect(asked).toEqual(['sprint/ALONE']);
    expect(session.score.value).toMatchObject({ tick: 10, ready: true });
    expect(session.score.value!.axes.promises).toBeGreaterThan(0);
  });

  it('is over when its time is up, or when its player ends it, and takes no orders then', async () => {
    const session = await begun(SPRINT);
    await session.control({ type: 'end' });
    expect(session.view.value?.phase).toBe('over');
    expect(await session.send(overcommit(120))).toEqual({ ok: false, refusal: { code: 'notRunning' } });
    expect(await session.control({ type: 'resume' })).toEqual({ ok: false, problem: 'roomOver' });
  });

  it('says why it cannot be played: no such hall, a measured load that is not here', () => {
    const why = (game: LocalGame) => aLocalGame(game).problem.value;
    expect(why({ ...SPRINT, hall: 'nowhere' })).toBe('unknownHall');
    expect(why({ ...SPRINT, hall: 'planetlab' })).toBe('trace');
    expect(why({ kind: 'level', level: '9-9', seed: 'X' })).toBe('unknownLevel');
  });
});

function axes(value: number) {
  const list = Array.from({ length: 60 }, () => value);
  return { promises: list, density: list, energy: list, profit: list };
}

describe('what is kept of a game alone', () => {
  it('is told at its start, every three seconds in which something happened, and at the end', async () => {
    const timer = new HandTimer();
    const kept: LocalKept[] = [];
    const session = await begun(SPRINT, { timer, keep: (now) => void kept.push(now) });
    await timer.pass(6000);
    expect(kept.map(({ tick, over }) => [tick, over])).toEqual([
      [0, false],
      [14, false],
      [29, false],
    ]);
    await session.control({ type: 'pause', pause: 'look' });
    await timer.pass(9000);
    await session.control({ type: 'end' });
    expect(kept.slice(3).map(({ tick, over }) => [tick, over])).toEqual([
      [30, false],
      [30, true],
    ]);
    await session.leave();
  });

  it('brings the game back where it stopped, paused, with the same hall', async () => {
    const first = await begun(SPRINT);
    void first.send(overcommit(130));
    first.stepOnce(57);
    const journal = await first.journal();
    const second = aLocalGame(SPRINT, { journal });
    expect([second.view.value?.phase, second.tick.value]).toEqual(['paused', 57]);
    await second.control({ type: 'resume' });
    for (const session of [first, second]) session.stepOnce(40);
    expect(openHash(second)).toEqual(openHash(first));
  });

  it('of other rules, or of another hall, is not gone on with', async () => {
    const session = await begun(SPRINT);
    session.stepOnce(3);
    const journal = await session.journal();
    expect(aLocalGame(SPRINT, { journal: journal.replace(/"engine":"[^"]*"/, '"engine":"1/0"') }).problem.value).toBe(
      'rules',
    );
    expect(aLocalGame({ ...SPRINT, seed: 'OTHER' }, { journal }).problem.value).toBe('content');
    expect(aLocalGame(SPRINT, { journal: 'nothing' }).problem.value).toBe('unreadable');
  });
});

describe('the lab', () => {
  it('takes orders that an instructor gives elsewhere, and answers at once what its hall refuses', async () => {
    const session = await begun(aLab());
    const fault: Control = { type: 'order', team: 0, name: 'injectFault', args: { fault: 'linkDown', subject: -1 } };
    const done = session.control(fault);
    session.stepOnce();
    expect(await done).toEqual({ ok: true });
    expect(await session.control({ ...fault, args: { fault: 'no such thing' } })).toEqual({
      ok: false,
      problem: 'badRequest',
    });
    const hall = await begun(SPRINT);
    expect(await hall.control(fault)).toEqual({ ok: false, problem: 'badRequest' });
  });

  it('gives the orders that it came with at their ticks', async () => {
    const session = await begun(aLab([{ tick: 5, by: 0, call: overcommit(150) }]));
    session.stepOnce(5);
    expect(session.world.value?.hall.overcommitPercent[0]).not.toBe(150);
    session.stepOnce();
    expect(session.world.value?.hall.overcommitPercent[0]).toBe(150);
  });

  it('goes back to any tick, and forgets what was done after it', async () => {
    const session = await begun(aLab());
    const seen = new Map<number, number>();
    for (let tick = 1; tick <= 300; tick++) {
      if (tick === 230) void session.send(overcommit(180));
      session.stepOnce();
      seen.set(tick, openHash(session));
    }
    for (const tick of [260, 229, 120, 3]) {
      await session.backTo(tick);
      expect([tick, session.tick.value, openHash(session), session.view.value?.phase]).toEqual([
        tick,
        tick,
        seen.get(tick),
        'paused',
      ]);
    }
    await session.control({ type: 'resume' });
    session.stepOnce(230 - 3);
    expect(session.world.value?.hall.overcommitPercent[0]).not.toBe(180);
    const recording = recordingIn(await session.journal());
    expect(recording.lines.filter(({ entry }) => entry.type === 'order')).toEqual([]);
  });
});

describe('a level alone', () => {
  const LEVEL = { kind: 'level', level: '1-1', seed: 'L' } as const;

  it('tells once a second how its stars stand', async () => {
    const session = await begun(LEVEL);
    session.stepOnce(20);
    const level = session.level.value!;
    expect([level.tick % 5, level.stars, level.over]).toEqual([0, [false, false, false], false]);
    expect(level.conditions).toHaveLength(3);
  });

  it('comes back with its hints seen', async () => {
    const session = await begun(LEVEL);
    session.stepOnce(20);
    expect(await session.hint(1)).toEqual({ ok: true });
    expect(await session.hint(99)).toEqual({ ok: false, problem: 'badRequest' });
    const again = aLocalGame(LEVEL, { journal: await session.journal() });
    expect(again.level.value).toMatchObject({ tick: 20, hints: [1] });
    await again.backTo(4);
    expect([again.tick.value, again.level.value?.hints]).toEqual([4, [1]]);
  });
});

/** What somebody may do between two stretches of play. */
const anyDeed: fc.Arbitrary<CommandCall | Control> = fc.oneof(
  fc.integer({ min: 100, max: 200 }).map(overcommit),
  fc.record({ name: fc.constant('buyHost' as const), args: fc.record({ model: fc.nat(2) }) }),
  fc.record({ vm: fc.nat(8), host: fc.nat(3) }).map((args) => ({ name: 'placeVm', args }) as unknown as CommandCall),
  fc
    .record({ vm: fc.nat(8), host: fc.nat(3) })
    .map((args) => ({ name: 'migrateLive', args }) as unknown as CommandCall),
  fc.constantFrom<Control>({ type: 'speed', speed: 4 }, { type: 'pause', pause: 'look' }, { type: 'resume' }),
);

describe('the recording of a game alone', () => {
  const games: readonly LocalGame[] = [SPRINT, aLab(), { kind: 'level', level: '1-1', seed: 'L' }];

  it.each(games)('of a $kind is the same game again, at every hundredth tick and at its end', async (game) => {
    let orders = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(anyDeed, fc.integer({ min: 1, max: 60 })), { minLength: 8 }),
        async (deeds) => {
          const session = await begun(game);
          for (const [deed, ticks] of deeds) {
            if ('name' in deed) void session.send(deed as CommandCall);
            else await session.control(deed);
            session.stepOnce(ticks);
          }
          await session.control({ type: 'end' });
          const recording = recordingIn(await session.journal());
          const replay = replayOf(recording, 0);
          replay.stepTo(recording.ticks);
          expect([replay.met.size, [...replay.missed]]).toEqual([Math.ceil(recording.ticks / 100), []]);
          expect(hashOpen(replay.world.open)).toBe(openHash(session));
          orders += recording.lines.filter(({ entry }) => entry.type === 'order').length;
        },
      ),
      { seed: 1, numRuns: 4 },
    );
    expect(orders).toBeGreaterThan(10);
  });
});
