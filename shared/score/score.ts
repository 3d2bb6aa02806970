import { dayFigures, type SecondsSeries } from './figures.ts';
import { daySeconds, type Par, parAt } from './par.ts';
import { AXES, type Axis, PLAYED_AXES, type PlayedAxis, type Weights } from './weights.ts';

/** All points are whole thousandths of a point, so that they add up exactly: 100 points are this many. */
export const FULL_MILLI = 100_000;

/** Points of a span on each axis that has any. */
export type AxisMilli = { readonly [A in Axis]?: number };

/** One day of a game, or the part of it that was played. */
export interface DayScore {
  readonly fromS: number;
  readonly toS: number;
  readonly milliPoints: number;
  readonly axes: AxisMilli;
}

export interface Score {
  /** Composite of the game so far: mean of its days by the time played. */
  readonly milliPoints: number;
  readonly axes: AxisMilli;
  readonly days: readonly DayScore[];
}

/** Points by what was predicted, for sessions in which that counts: thousandths, one number for the game. */
export interface Extras {
  readonly predictions?: number;
}

/** The score of the first `toS` seconds of a series (all of it if left out). Same series and par: same whole numbers. */
export function scoreOf(
  series: SecondsSeries,
  par: Par,
  weights: Weights,
  toS: number = series.beats,
  extras: Extras = {},
): Score {
  const dayS = daySeconds(par);
  const days: DayScore[] = [];
  const known = par.floor.promises.length > 0;
  for (let fromS = 0; known && fromS < toS; fromS += dayS) {
    days.push(scoreOfDay(series, par, weights, fromS, Math.min(toS, fromS + dayS), extras));
  }
  const mean = (of: (day: DayScore) => number) =>
    days.length === 0 ? 0 : Math.round(days.reduce((sum, day) => sum + of(day) * (day.toS - day.fromS), 0) / toS);
  const axes = Object.fromEntries(axesOf(extras).map((axis) => [axis, mean((day) => day.axes[axis] ?? 0)]));
  return { milliPoints: mean((day) => day.milliPoints), axes, days };
}

function scoreOfDay(
  series: SecondsSeries,
  par: Par,
  weights: Weights,
  fromS: number,
  toS: number,
  extras: Extras,
): DayScore {
  const figures = dayFigures(series, fromS, toS);
  const points = (axis: PlayedAxis) => pointsBetween(figures[axis], ...parAt(par, axis, toS));
  const axes: AxisMilli = { ...Object.fromEntries(PLAYED_AXES.map((axis) => [axis, points(axis)])), ...extras };
  return { fromS, toS, milliPoints: compositeOf(axes, weights), axes };
}

function pointsBetween(figure: number, floor: number, target: number): number {
  if (target <= floor) return figure >= target ? FULL_MILLI : 0;
  return Math.round(FULL_MILLI * Math.min(1, Math.max(0, (figure - floor) / (target - floor))));
}

/** Axes that have points, in their order. */
function axesOf(extras: Extras): readonly Axis[] {
  return AXES.filter((axis) => axis !== 'predictions' || extras.predictions !== undefined);
}

/** Weight of each axis that has points, as a part of all of them. */
export function partsOf(axes: AxisMilli, weights: Weights): readonly (readonly [axis: Axis, part: number])[] {
  const there = AXES.filter((axis) => axes[axis] !== undefined);
  const sum = there.reduce((total, axis) => total + weights[axis], 0);
  return there.map((axis) => [axis, sum > 0 ? weights[axis] / sum : 0]);
}

function compositeOf(axes: AxisMilli, weights: Weights): number {
  return Math.round(partsOf(axes, weights).reduce((sum, [axis, part]) => sum + part * (axes[axis] ?? 0), 0));
}
