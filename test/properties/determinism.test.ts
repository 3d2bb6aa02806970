import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STREAMS, type StreamName, uniform } from '#shared/sim/kernel/random.ts';
import { fork, hashWorld, openWorldOver, snapshot, type World, worldOver } from '#shared/sim/kernel/world.ts';
import { checkCommand, decodeCommand, step } from '#shared/sim/step.ts';
import { anyCommand, anyGame, type Orders } from '../support/any-command.ts';
import { livelyWorld } from '../support/lively-world.ts';
import { runs } from '../support/runs.ts';

const TICKS = 120;
const RUNS = runs(40);

function play(world: World, orders: readonly Orders[]): World {
  for (const tick of orders) step(world, tick);
  return world;
}

describe('a world', () => {
  const games = anyGame(livelyWorld(), TICKS);

  it('comes out the same from the same orders', () => {
    const same = (orders: readonly Orders[]) => {
      const [one, other] = [play(livelyWorld(), orders), play(livelyWorld(), orders)];
      return hashWorld(one) === hashWorld(other);
    };
    fc.assert(fc.property(games, same), RUNS);
  });

  it('goes on from a snapshot as if it had never stopped', () => {
    const resumes = (orders: readonly Orders[], at: number) => {
      const live = play(livelyWorld(), orders.slice(0, at));
      const resumed = worldOver(live.scenario, live.traces, snapshot(live));
      const rest = orders.slice(at);
      return hashWorld(play(resumed, rest)) === hashWorld(play(live, rest));
    };
    fc.assert(fc.property(games, fc.nat({ max: TICKS }), resumes), RUNS);
  });

  it('comes out the same from its journal: refused orders change nothing', () => {
    const replays = (orders: readonly Orders[]) => {
      const live = livelyWorld();
      const journal: { tick: number; orders: Orders }[] = [];
      for (const given of orders) {
        const tick = live.tick;
        const verdicts = step(live, given);
        const done = given.filter((_, i) => verdicts[i] === undefined);
        if (done.length > 0) journal.push({ tick, orders: done });
      }
      const again = livelyWorld();
      while (again.tick < live.tick) step(again, journal.find(({ tick }) => tick === again.tick)?.orders ?? []);
      return hashWorld(again) === hashWorld(live);
    };
    fc.assert(fc.property(games, replays), RUNS);
  });

  it('is not touched by what its forks do', () => {
    const untouched = (orders: readonly Orders[]) => {
      const world = play(livelyWorld(), orders.slice(0, 40));
      const before = hashWorld(world);
      play(fork(world), orders.slice(40));
      return hashWorld(world) === before;
    };
    fc.assert(fc.property(games, untouched), RUNS);
  });
});

describe('asking whether a command may be given', () => {
  const seed = livelyWorld();
  const ordersThenCalls = fc.tuple(
    anyGame(seed, 60),
    fc.array(anyCommand(seed.layout.rows), { minLength: 30, maxLength: 30 }),
  );

  it('changes nothing', () => {
    const changesNothing = ([orders, calls]: [readonly Orders[], readonly Parameters<typeof checkCommand>[1][]]) => {
      const world = play(livelyWorld(), orders);
      const before = hashWorld(world);
      for (const call of calls) checkCommand(world, call, 0);
      return hashWorld(world) === before;
    };
    fc.assert(fc.property(ordersThenCalls, changesNothing), RUNS);
  });

  it('gives a mirror the same answer as the world', () => {
    const agree = ([orders, calls]: [readonly Orders[], readonly Parameters<typeof checkCommand>[1][]]) => {
      const world = play(livelyWorld(), orders);
      const mirror = openWorldOver(world.scenario, world.open.slice(), () => world.tick);
      for (const call of calls) expect(checkCommand(mirror, call, 1)).toEqual(checkCommand(world, call, 1));
    };
    fc.assert(fc.property(ordersThenCalls, agree), RUNS);
  });
});

describe('random streams', () => {
  it('are apart: any draws from one leave all others as they were', () => {
    const apart = (stream: StreamName, extra: number) => {
      const [plain, drawn] = [livelyWorld(), livelyWorld()];
      for (let i = 0; i < extra; i++) uniform(drawn.streams, stream);
      for (const other of STREAMS) {
        if (other === stream) continue;
        for (let i = 0; i < 5; i++) expect(uniform(drawn.streams, other)).toBe(uniform(plain.streams, other));
      }
    };
    fc.assert(fc.property(fc.constantFrom(...STREAMS), fc.nat({ max: 50 }), apart), RUNS);
  });

  it('keep demand as it is when something else draws more', () => {
    const [plain, drawn] = [livelyWorld(), livelyWorld()];
    for (let i = 0; i < 37; i++) uniform(drawn.streams, 'contracts');
    for (let t = 0; t < 40; t++) {
      step(plain, []);
      step(drawn, []);
      expect(drawn.vms.load).toEqual(plain.vms.load);
    }
  });
});

describe('a command from outside', () => {
  const { layout } = livelyWorld();

  it('is refused as no command, whatever it is, without a throw', () => {
    const refused = (name: unknown, args: unknown) => decodeCommand(layout.rows, name, args) === undefined;
    fc.assert(fc.property(fc.anything({ withNullPrototype: true }), fc.anything(), refused), {
      seed: 1,
      numRuns: 2000,
    });
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) expect(refused(name, {})).toBe(true);
  });

  it('is taken exactly when it is one, with nothing missing and nothing more', () => {
    const taken = ({ name, args }: { name: string; args: object }, extra: string) => {
      expect(decodeCommand(layout.rows, name, args)).toEqual({ name, args });
      expect(decodeCommand(layout.rows, name, { ...args, [`x${extra}`]: 1 })).toBeUndefined();
      const [first, ...rest] = Object.entries(args);
      expect(decodeCommand(layout.rows, name, Object.fromEntries(rest))).toBeUndefined();
      expect(decodeCommand(layout.rows, name, { ...args, [first[0]]: 1.5 })).toBeUndefined();
    };
    fc.assert(fc.property(anyCommand(layout.rows), fc.string(), taken), runs(500));
  });
});
