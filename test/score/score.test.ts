import { describe, expect, it } from 'vitest';
import type { AxisFigures } from '#shared/score/figures.ts';
import { dayFigures } from '#shared/score/figures.ts';
import { parAt, parOf } from '#shared/score/par.ts';
import { scoreOf } from '#shared/score/score.ts';
import { AXES, WEIGHTS } from '#shared/score/weights.ts';
import { aSeries } from '../support/a-series.ts';

/** A par of days of 24 seconds, the same at all hours: on each axis 0 points at the first figure and 100 at the second. */
const flatPar = (hours: number, floor: AxisFigures, target: AxisFigures) => {
  const series = ({ promises, density, energy, profit }: AxisFigures) => ({
    promises: Array.from({ length: hours }, () => promises),
    density: Array.from({ length: hours }, () => density),
    energy: Array.from({ length: hours }, () => energy),
    profit: Array.from({ length: hours }, () => profit),
  });
  return { everyS: 1, floor: series(floor), target: series(target) };
};

const NOUGHT = { promises: 0, density: 0, energy: 0, profit: 0 };
const ALL = { promises: 1, density: 1, energy: 1, profit: 100 };

describe('the score', () => {
  /** Points of seven strategies on one host on the axes promises, profit, density, energy, as worked out for the design of the game. */
  it.each([
    ['idle', 0, 0, 0, 0, 0],
    ['three quarters sold', 0, 0, 0, 0, 0],
    ['careful', 100, 36, 36, 42, 66],
    ['good', 100, 73, 73, 77, 85.95],
    ['best', 100, 100, 100, 100, 100],
    ['greedy', 20, 3, 99, 81, 45.45],
    ['reckless', 0, 0, 13, 0, 2.6],
  ])(
    'of the strategy "%s" is %s·45 + %s·15 + %s·20 + %s·20 hundredths: %s points',
    (_, promises, profit, density, energy, points) => {
      const figures = { promises: promises / 100, density: density / 100, energy: energy / 100, profit: profit / 24 };
      const { milliPoints } = scoreOf(
        aSeries(24, () => figures),
        flatPar(24, NOUGHT, ALL),
        WEIGHTS.operations,
      );
      expect(milliPoints).toBe(points * 1000);
    },
  );

  it('of a game is the mean of its days by the time played, and a part of a day is judged by that part', () => {
    // A day of everything, then half a day of nothing.
    const series = aSeries(36, (second) => (second <= 24 ? ALL : NOUGHT));
    const { milliPoints, days } = scoreOf(series, flatPar(36, NOUGHT, ALL), WEIGHTS.operations);
    expect(days.map((day) => [day.fromS, day.toS, day.milliPoints])).toEqual([
      [0, 24, 100_000],
      [24, 36, 0],
    ]);
    expect(milliPoints).toBe(Math.round((100_000 * 24) / 36));
  });

  it('never leaves 0 to 100, however far somebody is from floor and target', () => {
    const far = { promises: 0, density: 5, energy: 0, profit: 1e9 };
    const { axes } = scoreOf(
      aSeries(24, () => far),
      flatPar(24, { ...NOUGHT, promises: 0.5 }, ALL),
      WEIGHTS.operations,
    );
    expect(axes).toEqual({ promises: 0, density: 100_000, energy: 0, profit: 100_000 });
  });

  it('counts predictions only where somebody made them: their weight goes to the others otherwise', () => {
    const par = flatPar(24, NOUGHT, ALL);
    const series = aSeries(24, () => ALL);
    expect(scoreOf(series, par, WEIGHTS.theory).milliPoints).toBe(100_000);
    expect(scoreOf(series, par, WEIGHTS.theory, 24, { predictions: 50_000 }).milliPoints).toBe(80_000);
    expect(scoreOf(series, par, WEIGHTS.operations, 24, { predictions: 0 }).milliPoints).toBe(100_000);
  });

  it('is nothing while nothing was played, and without a par', () => {
    expect(
      scoreOf(
        aSeries(0, () => ALL),
        flatPar(24, NOUGHT, ALL),
        WEIGHTS.operations,
      ).milliPoints,
    ).toBe(0);
    expect(
      scoreOf(
        aSeries(9, () => ALL),
        flatPar(0, NOUGHT, ALL),
        WEIGHTS.operations,
      ).days,
    ).toEqual([]);
  });
});

describe('weights', () => {
  it.each(Object.entries(WEIGHTS))('of %s add up to 100', (_, weights) => {
    expect(AXES.reduce((sum, axis) => sum + weights[axis], 0)).toBe(100);
  });

  it('lead with promises in every preset but the one that is about money and the one about energy', () => {
    const first = Object.entries(WEIGHTS).map(([preset, weights]) => [
      preset,
      [...AXES].sort((a, b) => weights[b] - weights[a])[0],
    ]);
    expect(first).toEqual([
      ['operations', 'promises'],
      ['business', 'profit'],
      ['green', 'energy'],
      ['theory', 'predictions'],
    ]);
  });
});

describe('figures of a day', () => {
  it('are those of the day alone', () => {
    const series = aSeries(20, (second) => ({ ...NOUGHT, profit: second <= 10 ? 7 : 3 }));
    expect(dayFigures(series, 10, 20).profit).toBe(30);
  });
});

describe('par', () => {
  const day = (x: number): AxisFigures => ({ promises: x, density: x, energy: x, profit: x });

  it('begins at the best of those that sleep, and ends a twentieth of the way beyond the best of all', () => {
    const par = parOf(10, [[day(0.2)], [day(0.4)]], [[day(0.9)], [day(0.1)]]);
    expect(parAt(par, 'density', 10)).toEqual([0.4, expect.closeTo(0.925, 9)]);
  });

  it('asks for all promises, whatever bots have kept', () => {
    expect(parAt(parOf(10, [[day(0.2)]], [[day(0.7)]]), 'promises', 10)).toEqual([0.2, 1]);
  });

  it('keeps floor and target so far apart that a difference means something, at the cost of the floor', () => {
    const par = parOf(10, [[day(0.98)]], [[day(0.99)]]);
    expect(parAt(par, 'promises', 10)).toEqual([expect.closeTo(0.95, 9), 1]);
    expect(parAt(par, 'energy', 10)).toEqual([expect.closeTo(0.89145, 9), expect.closeTo(0.9905, 9)]);
  });

  it('is read between two hours in proportion to the time, and anew from the first hour of each day on', () => {
    const hours = Array.from({ length: 48 }, (_, hour) => day((hour % 24) / 100));
    const par = parOf(10, [hours], [hours.map(() => day(2))]);
    const floor = (second: number) => parAt(par, 'density', second)[0];
    expect([floor(10), floor(20), floor(15)]).toEqual([0, 0.01, expect.closeTo(0.005, 9)]);
    expect([floor(240), floor(241), floor(250), floor(5)]).toEqual([0.23, 0, 0, 0]);
  });

  it('expects of the first seconds of a day as much profit as their part of its first hour', () => {
    const par = parOf(10, [Array.from({ length: 48 }, () => day(40))], [Array.from({ length: 48 }, () => day(80))]);
    const ends = (second: number) => parAt(par, 'profit', second).map((cents) => Math.round(1000 * cents) / 1000);
    expect([ends(1), ends(5), ends(10), ends(245)]).toEqual([
      [4, 8.2],
      [20, 41],
      [40, 82],
      [20, 41],
    ]);
    // What is a ratio is as good after a second as after an hour.
    expect(parAt(par, 'energy', 1)).toEqual(parAt(par, 'energy', 10));
  });
});
