import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { densityOf, dotsOn128Px, MBIT_PER_MIB } from '#client/hall/flows/flow-density.ts';
import { routeBetween } from '#client/hall/flows/routes.ts';
import { newTraffic, readTraffic } from '#client/hall/flows/traffic.ts';
import { hallLayout, hostAt } from '#client/hall/layout/hall-layout.ts';
import { aWorld } from '../../support/a-world.ts';

describe('dots on a cable', () => {
  it('double with ten times the rate: one on 128 px at 1 Mbit/s, sixteen at 10 Gbit/s', () => {
    expect([1, 10, 100, 1000, 10_000].map(dotsOn128Px)).toEqual([1, 2, 4, 8, 16]);
    expect(dotsOn128Px(100_000)).toBe(16);
  });

  it('never become fewer when more travels, and never jump', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.2, max: 9000, noNaN: true }), (mbit) => {
        const [now, more] = [dotsOn128Px(mbit), dotsOn128Px(mbit * 1.01)];
        expect(more).toBeGreaterThanOrEqual(now);
        expect(more - now).toBeLessThan(0.1);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('are none where nothing travels', () => {
    expect(densityOf(0)).toBeUndefined();
    expect(densityOf(Number.NaN)).toBeUndefined();
  });
});

describe('what travels', () => {
  it('is the part of its network card that a host uses, and the pages that went to disk within a second', () => {
    const world = aWorld({ hosts: 1, host: { nicMbit: 10_000 } });
    const traffic = newTraffic(world.hosts.rows);
    world.hosts.nicPermille[0] = 250;
    readTraffic(traffic, world);
    expect(traffic.requests[0]).toBe(2500);
    expect(traffic.swap[0]).toBe(0);
    world.hosts.swappedMib[0] = 50;
    readTraffic(traffic, { ...world, tick: world.tick + 5 });
    expect(traffic.swap[0]).toBeCloseTo(50 * MBIT_PER_MIB, 3);
  });
});

describe('a copy between two hosts', () => {
  it('runs in the gaps between them, never across a host', () => {
    fc.assert(
      fc.property(
        fc.record({
          slots: fc.integer({ min: 2, max: 60 }),
          width: fc.integer({ min: 300, max: 1600 }),
          height: fc.integer({ min: 200, max: 900 }),
        }),
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 0, max: 59 }),
        ({ slots, width, height }, a, b) => {
          const layout = hallLayout(slots, width, height, 1);
          const [from, to] = [a % slots, b % slots];
          const pieces = routeBetween(layout, from, to);
          pieces.forEach((piece, i) => {
            const before = pieces[i - 1];
            if (before) expect([piece.x1, piece.y1]).toEqual([before.x2, before.y2]);
            for (const part of [0.1, 0.3, 0.5, 0.7, 0.9]) {
              const [x, y] = [piece.x1 + (piece.x2 - piece.x1) * part, piece.y1 + (piece.y2 - piece.y1) * part];
              expect(hostAt(layout, x, y)).toBe(-1);
            }
          });
        },
      ),
      { seed: 1, numRuns: 150 },
    );
  });
});
