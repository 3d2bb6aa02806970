import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Feeds } from '#server/rooms/feeds.ts';
import { createWorlds, stepWorlds } from '#server/rooms/worlds.ts';
import type { OrderEntry } from '#shared/replay/entries.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { hashOpen } from '#shared/sim/kernel/world.ts';
import { LoadMirror } from '../../tools/load/mirror.ts';
import { Counts, Ear, HandTimer } from './a-room.ts';

const scenario = scenarioById('lesson')!;
const order = (percent: number): OrderEntry => {
  return {
    type: 'order',
    team: 0,
    by: 0,
    author: 1,
    id: undefined,
    call: { name: 'setOvercommit', args: { percent } },
  };
};

/** A feed of one team at tick 0, and a way to step it. */
function aFeed(epoch = 3) {
  const worlds = createWorlds(scenario, {}, 1);
  const feeds = new Feeds(worlds, epoch);
  const ear = new Ear();
  const deps = { timer: new HandTimer(), meter: new Counts(), outlet: ear };
  const next = (orders: OrderEntry[] = []): Uint8Array => {
    stepWorlds(worlds, orders);
    feeds.show(worlds[0].tick, deps);
    return ear.frames.at(-1)!.bytes;
  };
  const mirror = () => {
    const fresh = new LoadMirror(scenario);
    fresh.take(feeds.catchUp(0, undefined)!);
    return fresh;
  };
  return { worlds, feeds, next, mirror };
}

describe('a mirror', () => {
  it('equals the world, however early or late it came and however long it slept', () => {
    const ticks = fc.integer({ min: 1, max: 120 });
    fc.assert(
      fc.property(
        ticks,
        ticks,
        fc.array(fc.integer({ min: 100, max: 200 }), { maxLength: 8 }),
        (joins, sleeps, moves) => {
          const { worlds, feeds, next, mirror } = aFeed();
          const early = mirror();
          const sleeper = mirror();
          let late: LoadMirror | undefined;
          for (let tick = 0; tick < 140; tick++) {
            if (tick === joins) late = mirror();
            const move = moves[tick % 17];
            const frame = next(move === undefined ? [] : [order(move)]);
            expect(early.take(frame).taken).toBe('applied');
            if (late) expect(late.take(frame).taken).toBe('applied');
            if (tick < sleeps) sleeper.take(frame);
          }
          expect(sleeper.take(feeds.catchUp(0, sleeper)!)).toMatchObject({
            taken: 'applied',
            header: { kind: 'merged' },
          });
          expect([early, late, sleeper].map((each) => each?.hash())).toEqual(Array(3).fill(hashOpen(worlds[0].open)));
        },
      ),
      { seed: 1, numRuns: 20 },
    );
  });

  it('of another epoch, or from the future, starts again from a key frame', () => {
    const { feeds, next } = aFeed(3);
    next();
    const kindFor = (epoch: number, tick: number) => {
      return new LoadMirror(scenario).take(feeds.catchUp(0, { epoch, tick })!).header.kind;
    };
    expect([kindFor(3, 1), kindFor(2, 1), kindFor(3, 99)]).toEqual(['merged', 'key', 'key']);
  });

  it('gets bytes of its own: nobody else’s frame can change under it', () => {
    const { feeds } = aFeed();
    const [one, two] = [feeds.catchUp(0, undefined)!, feeds.catchUp(0, undefined)!];
    one.fill(0);
    expect(new LoadMirror(scenario).take(two).taken).toBe('applied');
  });
});
