import { describe, expect, it } from 'vitest';
import { lastChange } from '#shared/score/last-change.ts';
import type { Par } from '#shared/score/par.ts';
import { waterfallOf } from '#shared/score/waterfall.ts';
import { WEIGHTS } from '#shared/score/weights.ts';
import { aSeries } from '../support/a-series.ts';
import { aScenario, PLAIN_VM } from '../support/a-world.ts';

const hours = (x: number) => Array.from({ length: 24 }, () => x);
/** 0 points at nothing; 100 at all promises, one vCPU a core, 400 vCPU-seconds a kWh and 100 cents. */
const PAR: Par = {
  everyS: 1,
  floor: { promises: hours(0), density: hours(0), energy: hours(0), profit: hours(0) },
  target: { promises: hours(1), density: hours(1), energy: hours(400), profit: hours(100) },
};
const FULL = { promises: 1, density: 1, energy: 400, profit: 100 / 24 };

const tenant = (tier: 'silver' | 'gold') => ({
  archetype: 'cornerShop',
  tier,
  vms: 1,
  vm: { ...PLAIN_VM, vcpus: 2 },
  feeCentsPerS: 400,
  baseload: true,
  offerAtS: 0,
  offerForS: 0,
});
const SCENARIO = aScenario({ tenants: [tenant('silver'), tenant('gold')] });

/** Tier-weighted ticks of the two tenants. */
const weightedTicks = (of: number, goodTicks: number) => goodTicks * [1.5, 2.5][of];
const line = (of: number, cause: string, goodTicks: number, feeCents = 0) => ({
  tenant: of,
  cause,
  goodTicks,
  days: [{ goodTicks, weightedTicks: weightedTicks(of, goodTicks), feeCents, creditCents: 0 }],
});
/** The same with what each of several days took. */
const byDay = (of: number, cause: string, ...days: readonly number[]) => ({
  tenant: of,
  cause,
  days: days.map((goodTicks) => ({
    goodTicks,
    weightedTicks: weightedTicks(of, goodTicks),
    feeCents: 0,
    creditCents: 0,
  })),
});

describe('the waterfall', () => {
  it('shares what promises cost among lines of the ledger, a gold tick for two and a half of 1, a silver one for one and a half', () => {
    const series = aSeries(24, () => ({ ...FULL, promises: 0.5 }));
    const losses = [line(0, 'steal', 100), line(1, 'hostDown', 60)];
    const { score, bars } = waterfallOf({ series, par: PAR, weights: WEIGHTS.operations, losses, scenario: SCENARIO });
    expect(score.milliPoints).toBe(77_500);
    expect(bars).toEqual([
      {
        axis: 'promises',
        milliPoints: 22_500,
        parts: [
          { kind: 'loss', tenant: 0, cause: 'steal', milliPoints: 11_250 },
          { kind: 'loss', tenant: 1, cause: 'hostDown', milliPoints: 11_250 },
        ],
      },
    ]);
  });

  it('shares what each day is short of among what was lost in that day', () => {
    // A day at three quarters of its promises, and one at half of them; an idle day that serves much loses more ticks for less.
    const series = aSeries(48, (second) => ({ ...FULL, promises: second <= 24 ? 0.75 : 0.5 }));
    const losses = [byDay(0, 'steal', 10, 0), byDay(0, 'hostDown', 0, 500), byDay(0, 'disk', 10, 500)];
    const { bars } = waterfallOf({ series, par: PAR, weights: WEIGHTS.operations, losses, scenario: SCENARIO });
    // 45 × 0.25 / 2 points of the first day go to steal and disk alike, 45 × 0.5 / 2 of the second to hostDown and disk.
    expect(bars).toEqual([
      {
        axis: 'promises',
        milliPoints: 16_875,
        parts: [
          { kind: 'loss', tenant: 0, cause: 'disk', milliPoints: 8437 },
          { kind: 'loss', tenant: 0, cause: 'hostDown', milliPoints: 5625 },
          { kind: 'loss', tenant: 0, cause: 'steal', milliPoints: 2813 },
        ],
      },
    ]);
  });

  it('counts a tick by the tier that its customer had then, whatever it was signed as', () => {
    const series = aSeries(24, () => ({ ...FULL, promises: 0.5 }));
    // The silver one was gold while it waited for cycles.
    const [steal, disk] = [line(0, 'steal', 30), line(0, 'disk', 50)];
    const losses = [{ ...steal, days: [{ ...steal.days[0], weightedTicks: 75 }] }, disk];
    const { bars } = waterfallOf({ series, par: PAR, weights: WEIGHTS.operations, losses, scenario: SCENARIO });
    expect(bars[0].parts.map(({ milliPoints }) => milliPoints)).toEqual([11_250, 11_250]);
  });

  it('puts down to lost service what it explains of the other axes, and the rest to idle hosts, idle power and business not done', () => {
    // A quarter of 384 core-seconds is missing: 96 vCPU-seconds, of which 60 ticks of two vCPUs, not gained and taken off, are 48.
    const series = aSeries(24, () => ({ promises: 1, density: 0.75, energy: 400, profit: 60 / 24 }));
    const losses = [line(0, 'steal', 60, 10)];
    const { bars } = waterfallOf({ series, par: PAR, weights: WEIGHTS.operations, losses, scenario: SCENARIO });
    expect(bars).toEqual([
      {
        axis: 'density',
        milliPoints: 5000,
        parts: [
          { kind: 'loss', tenant: 0, cause: 'steal', milliPoints: 2500 },
          { kind: 'idleCapacity', milliPoints: 2500 },
        ],
      },
      {
        axis: 'profit',
        milliPoints: 6000,
        parts: [
          { kind: 'lessBusiness', milliPoints: 4500 },
          { kind: 'loss', tenant: 0, cause: 'steal', milliPoints: 1500 },
        ],
      },
    ]);
  });
});

describe('the reason of the last change', () => {
  const weights = WEIGHTS.operations;

  it('is the axis that moved most, and the line of the ledger that grew most while it fell', () => {
    const series = aSeries(20, (second) => (second <= 10 ? FULL : { ...FULL, promises: 0 }));
    const before = [line(0, 'steal', 90), line(1, 'disk', 5)];
    const now = [line(0, 'steal', 92), line(1, 'disk', 30)];
    // 10 of 20 seconds were good, 10 of 15 five seconds before: a sixth less of 45 points.
    expect(lastChange({ series, par: PAR, weights }, 5, now, before)).toEqual({
      axis: 'promises',
      milliPoints: expect.closeTo(-7500, -1),
      cause: 'disk',
      tenant: 1,
    });
  });

  it('names no lost service when an axis rose, and nothing at all when none moved', () => {
    const rising = aSeries(20, (second) => (second <= 10 ? { ...FULL, promises: 0 } : FULL));
    expect(lastChange({ series: rising, par: PAR, weights }, 5, [line(0, 'steal', 9)], [])).toEqual({
      axis: 'promises',
      milliPoints: expect.closeTo(7500, -1),
    });
    const steady = aSeries(20, () => ({ ...FULL, profit: 0 }));
    expect(lastChange({ series: steady, par: PAR, weights }, 5, [], [])).toBeUndefined();
  });
});
