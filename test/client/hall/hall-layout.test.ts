import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brickAt, layBricks, newBrickLayout, TILE_FOOT, TILE_HEAD } from '#client/hall/layout/brick-layout.ts';
import { brickAspect } from '#client/hall/layout/brick-size.ts';
import { CHANNEL, hallLayout, hostAt, hostX, hostY } from '#client/hall/layout/hall-layout.ts';
import { fitView, keepInside, newViewPort, toHallX, toHallY, zoomAt } from '#client/hall/layout/view-port.ts';
import { aWorld } from '../../support/a-world.ts';

const anyHall = fc.record({
  slots: fc.integer({ min: 1, max: 320 }),
  width: fc.integer({ min: 300, max: 2000 }),
  height: fc.integer({ min: 200, max: 1400 }),
  intakeRows: fc.integer({ min: 0, max: 4 }),
});
const RUNS = { seed: 1, numRuns: 200 };

describe('the hall', () => {
  it('finds every host in the middle of its own tile, in every arrangement', () => {
    fc.assert(
      fc.property(anyHall, ({ slots, width, height, intakeRows }) => {
        const layout = hallLayout(slots, width, height, intakeRows);
        for (let host = 0; host < slots; host++) {
          const [x, y] = [hostX(layout, host) + layout.tileWidth / 2, hostY(layout, host) + layout.tileHeight / 2];
          expect(hostAt(layout, x, y)).toBe(host);
        }
      }),
      RUNS,
    );
  });

  it('finds no host beside the racks, between tiles and above them', () => {
    const layout = hallLayout(8, 900, 500, 0);
    expect(hostAt(layout, -1, 50)).toBe(-1);
    expect(hostAt(layout, layout.bounds.width + 1, 50)).toBe(-1);
    expect(hostAt(layout, hostX(layout, 0) + layout.tileWidth + 3, hostY(layout, 0) + 10)).toBe(-1);
    expect(hostAt(layout, hostX(layout, 0) + 10, hostY(layout, 0) - 3)).toBe(-1);
  });

  it('keeps every tile inside its bounds', () => {
    fc.assert(
      fc.property(anyHall, ({ slots, width, height, intakeRows }) => {
        const layout = hallLayout(slots, width, height, intakeRows);
        for (let host = 0; host < slots; host++) {
          expect(hostX(layout, host) + layout.tileWidth).toBeLessThanOrEqual(layout.bounds.width);
          expect(hostY(layout, host) + layout.tileHeight).toBeLessThanOrEqual(
            layout.bounds.height - layout.intakeHeight,
          );
        }
      }),
      RUNS,
    );
  });
});

describe('the room there is', () => {
  /** A laptop, a large screen, a phone: the part of the window in which the hall is drawn, CSS pixels. */
  const windows = [
    [846, 411, 0.52],
    [1400, 700, 0.6],
    [344, 300, 0.42],
  ] as const;
  const counts = [1, 2, 3, 4, 8, 12, 20, 30, 60];

  it.each(windows)(
    'of %d × %d is used to at least %d by hosts and their racks, from 1 to 60 of them',
    (width, height, least) => {
      for (const slots of counts) {
        const layout = hallLayout(slots, width, height, 1);
        const view = { ...newViewPort(), width, height };
        fitView(view, layout.bounds);
        const tiles = slots * layout.tileWidth * layout.tileHeight * view.zoom ** 2;
        const below = height - layout.intakeHeight * view.zoom;
        expect(tiles / (width * below), `${slots} hosts`).toBeGreaterThan(least);
      }
    },
  );

  it('is shared without one tile lying on another or on a cable', () => {
    fc.assert(
      fc.property(anyHall, ({ slots, width, height, intakeRows }) => {
        const layout = hallLayout(slots, width, height, intakeRows);
        const seen = new Set<string>();
        for (let host = 0; host < slots; host++) {
          const [x, y] = [hostX(layout, host), hostY(layout, host)];
          expect(hostAt(layout, x - CHANNEL / 2, y + 1)).toBe(-1);
          expect(hostAt(layout, x + 1, y + layout.tileHeight - 1)).toBe(host);
          seen.add(`${x} ${y}`);
        }
        expect(seen.size).toBe(slots);
      }),
      RUNS,
    );
  });
});

describe('bricks', () => {
  it('of sixteen times the memory are three times as wide, and more memory is never the smaller brick', () => {
    expect(brickAspect(16 * 1024) / brickAspect(1024)).toBeCloseTo(3.03, 2);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1 << 20 }), fc.integer({ min: 1, max: 1 << 20 }), (a, b) => {
        expect(brickAspect(Math.max(a, b))).toBeGreaterThanOrEqual(brickAspect(Math.min(a, b)));
      }),
      RUNS,
    );
  });

  it('stand inside their host and never on each other, however many there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 3 }), (vms, hosts) => {
        const world = aWorld({ hosts, vms, vm: { memMib: 1024 } });
        const layout = hallLayout(hosts, 900, 500, 0);
        const bricks = newBrickLayout(world.hosts.rows, world.vms.rows);
        layBricks(world, layout, bricks);
        for (let vm = 0; vm < vms; vm++) {
          const host = world.vms.host[vm]!;
          const [x, y] = [bricks.x[vm]! + bricks.width[vm]! / 2, bricks.y[vm]! + bricks.height[vm]! / 2];
          expect(brickAt(bricks, host, x, y)).toBe(vm);
          const floor = hostY(layout, host) + layout.tileHeight - TILE_FOOT;
          expect(bricks.y[vm]).toBeGreaterThanOrEqual(hostY(layout, host) + TILE_HEAD - 0.01);
          expect(bricks.y[vm]! + bricks.height[vm]!).toBeLessThanOrEqual(floor + 0.01);
        }
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('without a host wait above the racks', () => {
    const world = aWorld({ hosts: 1, vms: 3, placedOn: 'nowhere' });
    const layout = hallLayout(1, 900, 500, 1);
    const bricks = newBrickLayout(world.hosts.rows, world.vms.rows);
    layBricks(world, layout, bricks);
    expect(bricks.waiting).toEqual([0, 1, 2]);
    expect([...bricks.y.subarray(0, 3)].every((y) => y < 0 && y >= -layout.intakeHeight)).toBe(true);
    expect(brickAt(bricks, -1, bricks.x[1]! + 2, bricks.y[1]! + 2)).toBe(1);
  });
});

describe('the view', () => {
  it('keeps what is under the pointer where it is while zooming', () => {
    const view = { ...newViewPort(), width: 800, height: 600 };
    fitView(view, { x: 0, y: 0, width: 1600, height: 1200 });
    const before = [toHallX(view, 200), toHallY(view, 150)];
    zoomAt(view, 200, 150, 1.7);
    expect(toHallX(view, 200)).toBeCloseTo(before[0]!, 9);
    expect(toHallY(view, 150)).toBeCloseTo(before[1]!, 9);
  });

  it('never loses the hall', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, min: -1e5, max: 1e5 }), fc.integer({ min: 1, max: 40 }), (to, zoom) => {
        const box = { x: 0, y: -40, width: 1000, height: 700 };
        const view = { ...newViewPort(), width: 800, height: 600, zoom: zoom / 10, x: to, y: -to };
        keepInside(view, box);
        const [middleX, middleY] = [toHallX(view, 400), toHallY(view, 300)];
        const wholeX = view.x <= box.x && view.x + 800 / view.zoom >= box.x + box.width - 1e-6;
        const wholeY = view.y <= box.y && view.y + 600 / view.zoom >= box.y + box.height - 1e-6;
        expect(wholeX || (middleX >= box.x - 1e-6 && middleX <= box.x + box.width + 1e-6)).toBe(true);
        expect(wholeY || (middleY >= box.y - 1e-6 && middleY <= box.y + box.height + 1e-6)).toBe(true);
      }),
      RUNS,
    );
  });
});
