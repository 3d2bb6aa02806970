import { daySecondsOf } from '#shared/sim/kernel/scenario/series-rows.ts';
import { type AxisFigures, dayFigures, type SecondsSeries } from './figures.ts';
import type { PlayedAxis } from './weights.ts';

/** The target lies so far beyond the best bot, as a part of its way from the floor; design value. That of promises is all of them kept. */
const BEYOND_BEST = 0.05;
/**
 * The least that floor and target are apart: a smaller difference between bots says nothing about a hall. Promises: a part of
 * all service; density and energy: a part of the target; profit, which may be about nothing: a part of the largest gain or
 * loss of the bots that count. Taken off the floor. Design values.
 */
const LEAST_SPAN: { readonly [A in PlayedAxis]: number } = {
  promises: 0.05,
  density: 0.1,
  energy: 0.1,
  profit: 0.1,
};

/** Figures from the start of the day on, one for every `everyS` seconds of a game, and axis. */
export type AxisSeries = { readonly [A in PlayedAxis]: readonly number[] };

/** What 0 and 100 points mean in a hall and under a seed: what its bots did. */
export interface Par {
  /** Seconds of one business hour: a day has twenty-four of them. */
  readonly everyS: number;
  readonly floor: AxisSeries;
  readonly target: AxisSeries;
}

/** Seconds of a day of a game that is judged by this par. */
export function daySeconds({ everyS }: Pick<Par, 'everyS'>): number {
  return daySecondsOf({ secondsPerHour: everyS });
}

/** Figures since the start of the day at every `everyS` seconds of a series. */
export function hourlyFigures(series: SecondsSeries, everyS: number): AxisFigures[] {
  const dayS = daySeconds({ everyS });
  return Array.from({ length: Math.floor(series.beats / everyS) }, (_, hour) => {
    const toS = (hour + 1) * everyS;
    return dayFigures(series, Math.floor((toS - 1) / dayS) * dayS, toS);
  });
}

/**
 * The par of a hall from what its bots did, hour by hour. Floor: the best of those that do nothing much (`asleep`), on each
 * axis. Target: the best of all, and a twentieth of the way from the floor beyond; for promises, all of them kept. Who keeps fewer promises than those that
 * do nothing much, by the end of the day, sets no target on it: what is won by breaking them is nothing to aim at.
 */
export function parOf(
  everyS: number,
  asleep: readonly (readonly AxisFigures[])[],
  awake: readonly (readonly AxisFigures[])[],
): Par {
  const last = (asleep[0]?.length ?? 0) - 1;
  const spansOf = (axis: PlayedAxis) =>
    Array.from({ length: last + 1 }, (_, hour) => {
      const at = (of: readonly (readonly AxisFigures[])[]) => of.map((figures) => figures[hour][axis]);
      return spanOf(axis, at(asleep), at(honest(asleep, awake, Math.min(last, dayEndAfter(hour)))));
    });
  const ends = (axis: PlayedAxis, end: 0 | 1) => spansOf(axis).map((span) => span[end]);
  const each = (end: 0 | 1): AxisSeries => ({
    promises: ends('promises', end),
    density: ends('density', end),
    energy: ends('energy', end),
    profit: ends('profit', end),
  });
  return { everyS, floor: each(0), target: each(1) };
}

/** The last hour of the day that an hour is in, both counted from 0. */
function dayEndAfter(hour: number): number {
  const hours = daySeconds({ everyS: 1 });
  return (Math.floor(hour / hours) + 1) * hours - 1;
}

/** Those who had kept at least as many promises by an hour, nearly, as the best of those that do nothing much. */
function honest(
  asleep: readonly (readonly AxisFigures[])[],
  awake: readonly (readonly AxisFigures[])[],
  hour: number,
): readonly (readonly AxisFigures[])[] {
  const least = Math.max(...asleep.map((figures) => figures[hour].promises)) - LEAST_SPAN.promises;
  return awake.filter((figures) => figures[hour].promises >= least);
}

function spanOf(
  axis: PlayedAxis,
  asleep: readonly number[],
  awake: readonly number[],
): readonly [floor: number, target: number] {
  const floor = Math.max(...asleep);
  const best = Math.max(floor, ...awake);
  const target = axis === 'promises' ? 1 : best + BEYOND_BEST * (best - floor);
  return [Math.min(floor, target - LEAST_SPAN[axis] * scaleOf(axis, target, [...asleep, ...awake])), target];
}

/** What the least span is a part of. */
function scaleOf(axis: PlayedAxis, target: number, figures: readonly number[]): number {
  if (axis === 'promises') return 1;
  return axis === 'profit' ? Math.max(...figures.map(Math.abs)) : Math.abs(target);
}

/**
 * Floor and target on an axis at a second of a game, between two hours in proportion to the time. Before the first hour of a
 * day is over, ratios are those of that hour, and profit is its part of it: a day begins with none.
 */
export function parAt(par: Par, axis: PlayedAxis, second: number): readonly [floor: number, target: number] {
  const dayS = daySeconds(par);
  const startS = Math.floor((second - 1) / dayS) * dayS;
  const hours = second / par.everyS - 1;
  const last = par.floor[axis].length - 1;
  const first = Math.min(last, startS / par.everyS);
  const before = Math.min(last, Math.max(first, Math.floor(hours)));
  const after = Math.min(last, before + 1);
  const part = Math.min(1, Math.max(0, hours - before));
  const ofFirstHour = axis === 'profit' ? Math.min(1, (second - startS) / par.everyS) : 1;
  const between = (of: AxisSeries) => ofFirstHour * (of[axis][before] + part * (of[axis][after] - of[axis][before]));
  return [between(par.floor), between(par.target)];
}
