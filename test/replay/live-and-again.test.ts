import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Control } from '#shared/protocol/messages.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { hashWorld } from '#shared/sim/kernel/world.ts';
import {
  aRoom,
  aStore,
  clearStores,
  commandId,
  heirOf,
  INSTRUCTOR_WHO,
  settled,
  type TestRoom,
} from '../server/a-room.ts';
import { fileOf, overcommit, recordingIn, replayOf } from './a-recording.ts';

afterAll(clearStores);

/** What may happen in a session between two stretches of play. `kill`: the process is gone, and another one takes over. */
type Happening =
  | { readonly type: 'order'; readonly seat: number; readonly call: CommandCall }
  | { readonly type: 'control'; readonly control: Control }
  | { readonly type: 'pause'; readonly orders: number }
  | { readonly type: 'join' | 'kill' };

const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('order' as const), seat: fc.nat(5), call: anyCall() }) },
  { weight: 2, arbitrary: fc.constantFrom<Happening>({ type: 'join' }, { type: 'kill' }) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<Control>(
        { type: 'speed', speed: 4 },
        { type: 'speed', speed: 0.5 },
        { type: 'order', team: -1, name: 'injectFault', args: { fault: 'linkDown', subject: -1 } },
        { type: 'shuffle' },
      )
      .map((control) => ({ type: 'control' as const, control })),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('pause' as const), orders: fc.nat(3) }) },
);

function anyCall(): fc.Arbitrary<CommandCall> {
  return fc.oneof(
    fc.integer({ min: 100, max: 200 }).map(overcommit),
    fc.constant({ name: 'buyHost', args: { model: 0 } } as const),
    fc
      .record({ vm: fc.nat(8), host: fc.nat(2) })
      .map((args) => ({ name: 'migrateLive', args }) as unknown as CommandCall),
  );
}

type Somebody = Awaited<ReturnType<TestRoom['join']>>;

/** A session that things happen to. It goes on in another process after each kill, from what was stored. */
class Session {
  room: TestRoom;
  readonly people: Somebody[] = [];
  /** Hashes of the worlds as they were when they were played, by tick. */
  readonly live = new Map<number, readonly number[]>();
  #ids = 0;

  constructor(room: TestRoom) {
    this.room = room;
  }

  async happens(happening: Happening): Promise<void> {
    switch (happening.type) {
      case 'order':
        return this.#order(happening.seat, happening.call);
      case 'control':
        return void this.room.control(happening.control);
      case 'join':
        if (this.people.length < 6) this.people.push(await this.room.join());
        return;
      case 'pause':
        return this.#pause(happening.orders);
      case 'kill':
        this.room = await heirOf(this.room.store);
        // As a server does with a room that it has brought back.
        this.room.room.keep();
        await settled();
        this.#look();
        for (const who of this.people) await this.room.connect(who);
        await this.room.connect(INSTRUCTOR_WHO);
    }
  }

  #order(seat: number, call: CommandCall): void {
    const who = this.people[seat % this.people.length];
    void this.room.command(who, call, commandId(this.#ids++));
  }

  async #pause(orders: number): Promise<void> {
    await this.room.control({ type: 'pause', pause: 'look' });
    for (let i = 0; i < orders; i++) this.#order(i, overcommit(110 + i));
    await this.room.timer.pass(3000);
    await this.room.control({ type: 'resume' });
  }

  async plays(ticks: number): Promise<void> {
    for (let i = 0; i < ticks; i++) {
      await this.room.ticks(1);
      this.#look();
    }
  }

  #look(): void {
    const { worlds, tick } = this.room.room.game;
    this.live.set(tick, worlds.map(hashWorld));
  }
}

describe('a session that is played again from its journal', () => {
  it('is the one that was played at every hundredth tick, whoever came late, paused, changed speed or was killed', async () => {
    const anyScript = fc.array(fc.tuple(anyHappening, fc.integer({ min: 1, max: 40 })), {
      minLength: 12,
      maxLength: 16,
    });
    let marks = 0;
    await fc.assert(
      fc.asyncProperty(anyScript, async (script) => {
        const session = new Session(await aRoom({ store: await aStore(), capacity: 6, teams: 2 }));
        for (let i = 0; i < 2; i++) await session.happens({ type: 'join' });
        await session.room.control({ type: 'start' });
        for (const [happening, ticks] of script) {
          await session.happens(happening);
          await session.plays(ticks);
        }
        await session.happens({ type: 'kill' });
        await session.room.control({ type: 'end' });
        const recording = recordingIn(await fileOf(session.room.store));
        const hundredths = Math.floor(recording.ticks / 100);
        for (const team of [0, 1]) {
          const replay = replayOf(recording, team);
          replay.walkTo(recording.ticks, (world) => {
            const live = session.live.get(world.tick);
            if (live) expect([world.tick, hashWorld(world)]).toEqual([world.tick, live[team]]);
          });
          expect([replay.met.size, [...replay.missed]]).toEqual([hundredths, []]);
          marks += hundredths;
        }
      }),
      { seed: 1, numRuns: 6 },
    );
    expect(marks).toBeGreaterThan(12);
  });

  it('has a mark of each hundredth tick even if every process is killed just when one is due', async () => {
    const session = new Session(await aRoom({ store: await aStore(), capacity: 2, teams: 2 }));
    for (let i = 0; i < 2; i++) await session.happens({ type: 'join' });
    await session.room.control({ type: 'start' });
    const playUpTo = (tick: number) => session.plays(tick - session.room.room.game.tick);
    await playUpTo(99);
    // An heir runs through the hundredth tick alone, and is gone before it has written a line.
    for (let i = 0; i < 2; i++) await session.happens({ type: 'kill' });
    await playUpTo(200);
    await session.happens({ type: 'kill' });
    await playUpTo(301);
    await session.happens({ type: 'kill' });
    await playUpTo(330);
    await session.room.control({ type: 'end' });
    const recording = recordingIn(await fileOf(session.room.store));
    const replay = replayOf(recording, 0);
    replay.stepTo(recording.ticks);
    expect([[...replay.met], [...replay.missed]]).toEqual([[100, 200, 300], []]);
  });
});
