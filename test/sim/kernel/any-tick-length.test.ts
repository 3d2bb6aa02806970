import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEMORY_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { run } from '../../support/a-world.ts';
import { anyCrowd, eachTick } from '../../support/any-crowd.ts';
import { type SteadyGuests, steadyWorld } from '../../support/steady-world.ts';

describe('whatever happens', () => {
  it('every number stays a number, and every fraction between 0 and 1', () => {
    fc.assert(
      fc.property(anyCrowd, (crowd) => {
        eachTick(crowd, (world) => {
          expect(oddNumbers(world)).toEqual([]);
        });
      }),
      { seed: 2, numRuns: 100 },
    );
  });
});

describe('the length of a tick', () => {
  const GUESTS: SteadyGuests = { memMib: 4096, touchedFraction: 1, activeFraction: 0.2, loadPercent: 40, count: 8 };

  it.each([0.1, 0.2, 1, 5])('of %f s makes no difference to where memory is after ten minutes', (tickSeconds) => {
    const world = steadyWorld([{ ...GUESTS, balloonDriver: true, commonFraction: 0.3 }], {
      host: { memMib: 25_000 },
      policies: { ladder: 'esx4', sharing: 'tenant', scanPagesPerSecond: 20_000 },
      scenario: { tickSeconds },
    });
    run(world, 600 / tickSeconds);
    const { hosts } = world;
    expect(hosts.savedExactMib[0] / 1000).toBeCloseTo(8.22, 1);
    expect(MEMORY_STATES[hosts.memoryState[0]]).toBe('high');
    expect(world.vms.speedAverage[0]).toBeGreaterThan(0.93);
  });

  it.each([0.1, 0.2, 1, 5])('of %f s makes no difference to what waits', (tickSeconds) => {
    const world = steadyWorld([{ ...GUESTS, count: 1, loadPercent: 100, serviceMs: 20 }], {
      host: { coreMhz: 1000, smt: false },
      scenario: { tickSeconds },
    });
    world.vms.limitMhz[0] = 500;
    run(world, 20 / tickSeconds);
    // Of 50 requests a second 25 ÷ φ are served, for 20 s.
    expect(world.vms.backlog[0]).toBeCloseTo(20 * (50 - 25 / world.vms.taxFactor[0]), 6);
  });
});

const FRACTIONS = ['speed', 'speedAverage', 'stallFraction', 'readyFraction', 'lossFraction', 'balloonCost'] as const;

/** Cells that hold no number, and columns of fractions with something else in them. */
function oddNumbers({ vms, buffer, layout }: World): string[] {
  const odd: string[] = [];
  const hidden = new Float64Array(buffer, 0, layout.hiddenCells);
  for (let i = 0; i < hidden.length; i++) if (!Number.isFinite(hidden[i])) odd.push(`cell ${i}`);
  for (const column of FRACTIONS) {
    for (let v = 0; v < vms.rows; v++) {
      if (vms[column][v] < 0 || vms[column][v] > 1) odd.push(`${column} of ${v}: ${vms[column][v]}`);
    }
  }
  return odd;
}
