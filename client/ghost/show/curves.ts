import { shareOf } from '#client/debrief/charts/share-of.ts';
import { points } from '#client/debrief/score/points.ts';
import { playedPar } from '#client/debrief/score/score-of-series.ts';
import { written } from '#client/see/figure-words.ts';
import { moneyOfCents, percentOfPermille, wattHours } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { ParFigures, WeightPreset } from '#shared/protocol/debrief.ts';
import { type SecondsSeries, scoreOf, WEIGHTS } from '#shared/score/index.ts';
import type { Unit } from '#shared/see/header.ts';
import { JOULES_PER_KWH } from '#shared/units.ts';

/** What is compared in a race, the most telling first. `first`: the figure of a level's first star. */
export type CurveKey = 'points' | 'first' | 'good' | 'profit' | 'energy';

/** One figure of a game, a value for each second, and how it is written. */
export interface Curve {
  readonly key: CurveKey;
  readonly values: readonly number[];
  readonly unit: (value: number) => string;
  /** The axis reaches at least so far. */
  readonly least: number;
}

/** What a game's figures mean: the par of its hall, if that is known, or the figure that its level is about. */
export interface Yardstick {
  readonly par?: ParFigures | undefined;
  readonly weights?: WeightPreset | undefined;
  readonly first?: { readonly id: string; readonly unit: Unit } | undefined;
}

/** The curves of a game that is raced, from its series and, in a level, its first figure. */
export function curvesOf(
  { series, first }: { readonly series: SecondsSeries; readonly first: readonly number[] },
  yardstick: Yardstick,
): readonly Curve[] {
  const { columns, beats } = series;
  const column = (name: 'resultCents' | 'energyJ') => Array.from(columns[name]).slice(0, beats);
  return [
    ...pointsOf(series, yardstick),
    ...firstOf(first, yardstick),
    {
      key: 'good',
      values: shareOf(columns.goodTicks, columns.owedTicks, Number.POSITIVE_INFINITY).slice(0, beats),
      unit: (value) => percentOfPermille(value),
      least: 1000,
    },
    { key: 'profit', values: column('resultCents'), unit: (value) => moneyOfCents(value, 0), least: 100 },
    {
      key: 'energy',
      values: column('energyJ').map((joules) => (1000 * joules) / JOULES_PER_KWH),
      unit: (value) => wattHours(Math.round(value)),
      least: 1,
    },
  ];
}

function pointsOf(series: SecondsSeries, { par, weights = 'operations' }: Yardstick): readonly Curve[] {
  if (!par) return [];
  const yard = playedPar(par);
  const values = Array.from(
    { length: series.beats },
    (_, second) => scoreOf(series, yard, WEIGHTS[weights], second + 1).milliPoints,
  );
  return [{ key: 'points', values, unit: points, least: 100_000 }];
}

function firstOf(values: readonly number[], { first }: Yardstick): readonly Curve[] {
  if (!first || values.length === 0) return [];
  return [{ key: 'first', values, unit: (value) => written(first.unit, value), least: 0 }];
}

/** What a curve is called. */
export function curveName(key: CurveKey, { first }: Yardstick): string {
  return key === 'first' && first ? t(`level.figure.${first.id}`) : t(`ghost.curve.${key}`);
}
