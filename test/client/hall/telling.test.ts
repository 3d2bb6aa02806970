import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawHall, drawLively, drawOver, type HallParts, type ToldHall } from '#client/hall/draw/draw-hall.ts';
import { newTraffic, readTraffic } from '#client/hall/flows/traffic.ts';
import { layBricks, newBrickLayout } from '#client/hall/layout/brick-layout.ts';
import { HOSTS_PER_RACK, hallLayout } from '#client/hall/layout/hall-layout.ts';
import { fitView, newViewPort } from '#client/hall/layout/view-port.ts';
import { newMoments, noteMoments } from '#client/hall/moments.ts';
import { moveOn, newMotion, setOut } from '#client/hall/motion.ts';
import { DARK } from '#client/hall/palette.ts';
import { detailOf, type Picture } from '#client/hall/picture.ts';
import { type Atlas, LETTER_SIZES } from '#client/hall/quads/atlas.ts';
import { newBatches, newBrush } from '#client/hall/quads/new-brush.ts';
import { type QuadBatch, RECORD } from '#client/hall/quads/quad-batch.ts';
import { Telling } from '#client/hall/telling.ts';
import { ART } from '#client/ui/glyphs/art.ts';
import { step } from '#shared/sim/step.ts';
import { livelyWorld } from '../../support/lively-world.ts';

const CUT = { u0: 0, v0: 0, u1: 1, v1: 1, width: 6, height: 11 };
/** Every sign and letter, all in one place of the texture. */
const ATLAS: Atlas = {
  density: 1,
  letters: new Map(
    LETTER_SIZES.map((size) => [
      size,
      new Map(Array.from({ length: 256 }, (_, code) => [code, { cut: CUT, advance: 6 }])),
    ]),
  ),
  cuts: new Map([...ART.keys(), 'disc', 'hatch', 'dots', 'bars'].map((name) => [name, CUT])),
  white: CUT,
};

/** The picture of a lively hall after so many ticks, in a window of so many CSS pixels. */
function aPicture(ticks: number, width: number, height: number): Picture {
  const world = livelyWorld();
  const view = { ...newViewPort(), width, height };
  const layout = hallLayout(world.hosts.rows, width, height, 1);
  const bricks = newBrickLayout(world.hosts.rows, world.vms.rows);
  const motion = newMotion(world.hosts.rows, world.vms.rows);
  const moments = newMoments(world);
  const traffic = newTraffic(world.hosts.rows);
  fitView(view, layout.bounds);
  for (let tick = 0; tick <= ticks; tick++) {
    if (tick > 0) step(world, []);
    moveOn(motion, 200);
    layBricks(world, layout, bricks);
    noteMoments(moments, world, motion.clockMs);
    readTraffic(traffic, world);
    setOut(motion, world, bricks, false);
  }
  const words = { intake: 'in', nobodyWaits: 'nobody', freeSlot: 'free' };
  const ofRow = (row: number) => `no ${row}`;
  return {
    brush: newBrush(newBatches(), { glideMs: motion.glideMs }, ATLAS),
    view,
    palette: DARK,
    world,
    layout,
    bricks,
    motion,
    moments,
    traffic,
    running: true,
    overlay: 'load',
    detail: detailOf(layout, view),
    selected: { kind: 'vm', row: 0 },
    hovered: { kind: 'host', row: 1 },
    offer: undefined,
    carried: undefined,
    ghosts: [],
    notes: [],
    marked: new Set([1]),
    pointed: undefined,
    lit: undefined,
    words: { ...words, host: ofRow, hostShort: ofRow, hostNote: ofRow, rack: ofRow, rackNote: ofRow, ...ofVm(ofRow) },
    calm: false,
    nowMs: motion.clockMs,
  };
}

function ofVm(ofRow: (row: number) => string) {
  return { vm: ofRow, breach: ofRow, cause: ofRow };
}

function bytesOf({ words, count }: QuadBatch): readonly number[] {
  return [...words.subarray(0, count * RECORD)];
}

/** A clock that goes on by so much whenever it is read. */
function aClock(stepMs: number): () => number {
  let ms = 0;
  return () => {
    ms += stepMs;
    return ms;
  };
}

function toldAtOnce(picture: Picture): ToldHall | undefined {
  const telling = new Telling(aClock(1));
  telling.begin(drawHall(picture));
  return telling.finish();
}

const WINDOWS = fc.constantFrom([1366, 700], [2000, 1200], [360, 500], [240, 160]);

describe('the hall of a tick', () => {
  it('told in parts, while bricks move and people point at things, is the same to the bit as told at once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 160 }), WINDOWS, (ticks, [width = 0, height = 0]) => {
        const atOnce = aPicture(ticks, width, height);
        const whole = toldAtOnce(atOnce);
        const inParts = aPicture(ticks, width, height);
        const parts = drawHall(inParts);
        let part = parts.next();
        while (!part.done) {
          drawLively(inParts, whole?.lively ?? []);
          drawOver(inParts);
          part = parts.next();
        }
        expect(part.value).toEqual(whole);
        const { hall } = inParts.brush.batches;
        expect(bytesOf(hall)).toEqual(bytesOf(atOnce.brush.batches.hall));
        expect(hall.count).toBeGreaterThan(20);
      }),
      { seed: 9, numRuns: 25 },
    );
  });

  it('is shown when it is whole, and until then stands the hall of the tick before', () => {
    const picture = aPicture(20, 1366, 700);
    toldAtOnce(picture);
    const { batches } = picture.brush;
    const before = [batches.hall, bytesOf(batches.hall)] as const;
    const parts = drawHall(picture);
    while (!parts.next().done) if (batches.next.count > 0) expect(batches.hall).toBe(before[0]);
    expect(batches.next).toBe(before[0]);
    expect(bytesOf(batches.next)).toEqual(before[1]);
    expect(bytesOf(batches.hall)).toEqual(before[1]);
  });
});

/** A hall that takes so many parts. */
function* aHall(parts: number): HallParts {
  for (let part = 1; part < parts; part++) yield;
  return { moves: false, lively: [] };
}

/** Frames, each beginning when the one before is over, until it is told. */
function framesOf(telling: Telling, parts: number, clock: () => number): number {
  telling.begin(aHall(parts));
  let frames = 1;
  while (!telling.goOn(clock())) frames += 1;
  return frames;
}

describe('the telling of a tick', () => {
  it('takes one frame while it takes less than 3 ms', () => {
    const clock = aClock(1);
    expect(framesOf(new Telling(clock), 2, clock)).toBe(1);
  });

  it('takes at most five frames, however large the hall is, as soon as one hall of its size was told', () => {
    for (const parts of [10, 100, 1000, 10_000]) {
      const clock = aClock(0.5);
      const telling = new Telling(clock);
      framesOf(telling, parts, clock);
      expect(framesOf(telling, parts, clock)).toBeLessThanOrEqual(5);
    }
  });

  it('gets on by one part in a frame that has no time left', () => {
    const clock = aClock(1);
    const telling = new Telling(clock);
    telling.begin(aHall(2));
    expect(telling.goOn(-1000)).toBeUndefined();
    expect(telling.underWay).toBe(true);
    expect(telling.goOn(-1000)).toEqual({ moves: false, lively: [] });
    expect(telling.underWay).toBe(false);
  });

  it('that begins anew shows nothing of what was under way', () => {
    const picture = aPicture(20, 1366, 700);
    const telling = new Telling(aClock(1));
    const given = drawHall(picture);
    telling.begin(given);
    telling.goOn(-1000);
    telling.begin(drawHall(picture));
    telling.finish();
    const { hall } = picture.brush.batches;
    const fresh = aPicture(20, 1366, 700);
    toldAtOnce(fresh);
    expect(bytesOf(hall)).toEqual(bytesOf(fresh.brush.batches.hall));
  });
});

it('while a tick is told nothing glides, so that nothing jumps when it is shown', () => {
  const { motion, world, bricks } = aPicture(3, 1366, 700);
  world.vms.loadPermille.fill(900);
  setOut(motion, world, bricks, false);
  expect(motion.left).toBe(1);
  moveOn(motion, 50, false);
  expect(motion.left).toBe(1);
  moveOn(motion, 100);
  expect(motion.left).toBeCloseTo(Math.exp(-1), 6);
});

describe('what the teacher points at', () => {
  /** Rectangles that are over the hall. */
  const over = (lit: Picture['lit']): number => {
    const picture = { ...aPicture(20, 1366, 700), lit };
    drawOver(picture);
    return picture.brush.batches.over.count;
  };

  it('is framed, every one of its kind; what stands beside the hall changes nothing in it', () => {
    const { layout, world } = aPicture(20, 1366, 700);
    const ofOne = (over('hosts') - over(undefined)) / world.hosts.rows;
    expect(ofOne).toBeGreaterThanOrEqual(1);
    expect(over('racks') - over(undefined)).toBe(ofOne * Math.ceil(layout.slots / HOSTS_PER_RACK));
    expect(over('power')).toBe(over('racks'));
    expect(over('vms')).toBeGreaterThan(over(undefined));
    expect(over('tenants')).toBe(over('vms'));
    expect(over('money')).toBe(over(undefined));
  });
});
