import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastChange } from '#shared/score/last-change.ts';
import type { Par } from '#shared/score/par.ts';
import { FULL_MILLI, scoreOf } from '#shared/score/score.ts';
import { waterfallOf } from '#shared/score/waterfall.ts';
import { PLAYED_AXES, WEIGHTS } from '#shared/score/weights.ts';
import { lossesByDayOf, lossesOf, seriesOf } from '#shared/sim/accounts/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';
import { anyGame, type Orders } from '../support/any-command.ts';
import { livelyScenario } from '../support/lively-world.ts';
import { productsScenario } from '../support/products-scenario.ts';
import { runs } from '../support/runs.ts';

/** Halls of one minute, of which half is played: more than a day of 24 seconds, an hour of which is one. */
const SCENARIOS = [livelyScenario(), productsScenario()].map((scenario) => ({
  ...scenario,
  lengthS: 60,
  secondsPerHour: 1,
}));
const TICKS = 150;

const SCALES = { promises: 1, density: 2, energy: 2000, profit: 5_000_000 };

/** Any par of days of 24 seconds; floors may lie above targets. */
const anyPar: fc.Arbitrary<Par> = fc
  .array(fc.tuple(fc.double({ min: -0.5, max: 1, noNaN: true }), fc.double({ min: 0, max: 1.5, noNaN: true })), {
    minLength: 4,
    maxLength: 4,
  })
  .map((ends) => {
    const side = (end: 0 | 1) => {
      const of = (i: number) => Array.from({ length: 60 }, () => ends[i][end] * SCALES[PLAYED_AXES[i]]);
      return { promises: of(0), density: of(1), energy: of(2), profit: of(3) };
    };
    return { everyS: 1, floor: side(0), target: side(1) };
  });

const anyWeights = fc.constantFrom(...Object.values(WEIGHTS));
const anyExtras = fc.option(fc.record({ predictions: fc.integer({ min: 0, max: FULL_MILLI }) }), { nil: undefined });

function playOut(scenario: (typeof SCENARIOS)[number], orders: readonly Orders[]): World {
  const world = createWorld(scenario);
  for (const tick of orders) step(world, tick);
  return world;
}

describe('the waterfall of any game under any par', () => {
  it('falls from a hundred points to the score exactly, and the parts of each bar add up to it', () => {
    for (const scenario of SCENARIOS) {
      const holds = (orders: readonly Orders[], par: Par, weights: (typeof WEIGHTS)['green'], extras = {}) => {
        const world = playOut(scenario, orders);
        const series = seriesOf(world);
        const { score, bars } = waterfallOf({ series, par, weights, losses: lossesByDayOf(world), scenario, extras });
        expect(score).toEqual(scoreOf(series, par, weights, series.beats, extras));
        expect(FULL_MILLI - bars.reduce((sum, { milliPoints }) => sum + milliPoints, 0)).toBe(score.milliPoints);
        for (const { milliPoints, parts } of bars) {
          expect(parts.reduce((sum, part) => sum + part.milliPoints, 0)).toBe(milliPoints);
          expect(parts.every((part) => Number.isInteger(part.milliPoints) && part.milliPoints > 0)).toBe(true);
        }
      };
      fc.assert(fc.property(anyGame(createWorld(scenario), TICKS), anyPar, anyWeights, anyExtras, holds), runs(15));
    }
  });

  it('[ACC-5] is made of lines that their days add up to', () => {
    for (const scenario of SCENARIOS) {
      const holds = (orders: readonly Orders[]) => {
        for (const { days, ...line } of lossesByDayOf(playOut(scenario, orders))) {
          expect(days).toHaveLength(2);
          const sum = (of: 'goodTicks' | 'weightedTicks' | 'feeCents' | 'creditCents') =>
            days.reduce((all, day) => all + day[of], 0);
          expect(sum('goodTicks')).toBeCloseTo(line.goodTicks, 9);
          expect(sum('weightedTicks')).toBeCloseTo(line.weightedTicks, 9);
          expect([sum('feeCents'), sum('creditCents')]).toEqual([line.feeCents, line.creditCents]);
          // Nothing that began in the second day was lost in the first.
          if (line.firstTick >= 120) expect(days[0].goodTicks).toBe(0);
          if (line.lastTick < 120) expect(days[1].goodTicks).toBe(0);
        }
      };
      fc.assert(fc.property(anyGame(createWorld(scenario), TICKS), holds), runs(15));
    }
  });

  it('names as reason of the last change an axis that moved, and lost service only for one that fell', () => {
    const [scenario] = SCENARIOS;
    const holds = (orders: readonly Orders[], par: Par) => {
      const world = createWorld(scenario);
      orders.slice(0, -25).forEach((tick) => void step(world, tick));
      const before = { losses: lossesOf(world), axes: scoreOf(seriesOf(world), par, WEIGHTS.operations).axes };
      orders.slice(-25).forEach((tick) => void step(world, tick));
      const series = seriesOf(world);
      const change = lastChange({ series, par, weights: WEIGHTS.operations }, 5, lossesOf(world), before.losses);
      if (!change) return;
      const now = scoreOf(series, par, WEIGHTS.operations).axes;
      expect(Math.sign(change.milliPoints)).toBe(Math.sign((now[change.axis] ?? 0) - (before.axes[change.axis] ?? 0)));
      if (change.cause !== undefined) expect(change.milliPoints).toBeLessThan(0);
    };
    fc.assert(fc.property(anyGame(createWorld(scenario), TICKS - 50), anyPar, holds), runs(15));
  });
});
