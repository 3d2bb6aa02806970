import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mirror } from '#client/net/mirror.ts';
import { type Broadcast, keyFrame, mergedFrame, nextFrame, startBroadcast } from '#shared/protocol/broadcast.ts';
import { hashOpen, type OpenWorld, type World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';
import { anyGame, type Orders } from '../support/any-command.ts';
import { livelyWorld } from '../support/lively-world.ts';
import { runs } from '../support/runs.ts';

const TICKS = 90;
const RUNS = runs(40);
const deflate = (bytes: Uint8Array) => deflateRawSync(bytes, { level: 1 });

/** A client at the end of a line on which the frames of some ticks get lost, at once or to the end. */
interface Line {
  readonly mirror: Mirror;
  readonly joinsAtTick: number;
  readonly loses: (tick: number) => boolean;
}

function aLine(world: World, joinsAtTick: number, lost: readonly [number, number][]): Line {
  const loses = (tick: number) => lost.some(([from, count]) => tick >= from && tick < from + count);
  return { mirror: new Mirror(world.scenario), joinsAtTick, loses };
}

/** Sends what the sender of a real room would: a key frame to a newcomer, one merged frame for all that was missed. */
function send(line: Line, broadcast: Broadcast, delta: Uint8Array): void {
  const { mirror, joinsAtTick, loses } = line;
  const { tick } = broadcast;
  if (tick < joinsAtTick || loses(tick)) return;
  const held = mirror.held;
  if (held === undefined) mirror.apply(keyFrame(broadcast, deflate));
  else if (held.tick === tick - 1) mirror.apply(delta);
  else mirror.apply(mergedFrame(broadcast, held.tick, deflate));
}

describe('a mirror', () => {
  const lost = fc.array(
    fc.tuple(fc.nat({ max: TICKS }), fc.integer({ min: 1, max: 30 })) as fc.Arbitrary<[number, number]>,
    { maxLength: 4 },
  );
  const late = fc.nat({ max: TICKS - 1 });

  it('equals its world on every tick that it is told, early or late, whatever was lost on the way', () => {
    const equal = (
      orders: readonly Orders[],
      lostEarly: [number, number][],
      joins: number,
      lostLate: [number, number][],
    ) => {
      const world = livelyWorld();
      const broadcast = startBroadcast(world, 7);
      const lines = [aLine(world, 0, []), aLine(world, 0, lostEarly), aLine(world, joins, lostLate)];
      for (const given of orders) {
        step(world, given);
        const delta = nextFrame(broadcast, deflate);
        for (const line of lines) {
          send(line, broadcast, delta);
          if (line.mirror.tick === world.tick) expect(openCells(line.mirror.world)).toBe(hashOpen(world.open));
        }
      }
      expect(lines[0].mirror.tick).toBe(world.tick);
    };
    fc.assert(fc.property(anyGame(livelyWorld(), TICKS), lost, late, lost, equal), RUNS);
  });

  it('hears of everything that happened in the ticks that it missed', () => {
    const world = livelyWorld();
    const broadcast = startBroadcast(world, 1);
    const [steady, patchy] = [aLine(world, 0, []), aLine(world, 0, [[20, 40]])];
    const heard: string[][] = [[], []];
    for (let t = 0; t < 80; t++) {
      step(world, []);
      const delta = nextFrame(broadcast, deflate);
      [steady, patchy].forEach((line, i) => {
        heard[i].push(...take(line, broadcast, delta));
      });
    }
    expect(heard[0].length).toBeGreaterThan(5);
    expect(heard[1]).toEqual(heard[0]);
  });

  it('takes no frame twice and none out of order', () => {
    const world = livelyWorld();
    const broadcast = startBroadcast(world, 1);
    const mirror = new Mirror(world.scenario);
    mirror.apply(keyFrame(broadcast, deflate));
    const frames = Array.from({ length: 5 }, () => {
      step(world, []);
      return nextFrame(broadcast, deflate);
    });
    expect(mirror.apply(frames[0]).type).toBe('applied');
    expect(mirror.apply(frames[0]).type).toBe('stale');
    expect(mirror.apply(frames[2]).type).toBe('resync');
    expect(mirror.apply(frames[1]).type).not.toBe('applied');
    expect(mirror.apply(keyFrame(broadcast, deflate)).type).toBe('applied');
    expect(openCells(mirror.world)).toBe(hashOpen(world.open));
  });
});

function take(line: Line, broadcast: Broadcast, delta: Uint8Array): string[] {
  const { mirror } = line;
  if (line.loses(broadcast.tick)) return [];
  const held = mirror.held;
  const frame =
    held === undefined
      ? undefined
      : held.tick === broadcast.tick - 1
        ? delta
        : mergedFrame(broadcast, held.tick, deflate);
  const result = mirror.apply(frame ?? keyFrame(broadcast, deflate));
  // A key frame tells what is, not what happened; in the first tick here nothing did.
  return result.type === 'applied' ? result.events.map((event) => JSON.stringify(event)) : [];
}

/** Hash of a mirror's cells, over the buffer that all its tables share. */
function openCells(world: OpenWorld): number {
  return hashOpen(new Int32Array(world.hall.cash.buffer));
}
