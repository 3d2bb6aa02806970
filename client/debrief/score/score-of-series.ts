import type { Debrief, ParFigures, SeriesFigures } from '#shared/protocol/debrief.ts';
import type { SecondsSeries } from '#shared/score/figures.ts';
import type { Par } from '#shared/score/par.ts';
import { partsOf, type Score, scoreOf } from '#shared/score/score.ts';
import { type Axis, WEIGHTS } from '#shared/score/weights.ts';
import { SERIES_NAMES } from '#shared/sim/accounts/index.ts';

/** The score of a game by the yardstick of a session; nothing while that has none. */
export function scoreOfSeries({ par, weights }: Debrief, series: SecondsSeries): Score | undefined {
  return par && scoreOf(series, playedPar(par), WEIGHTS[weights]);
}

/** What a debrief tells of the bots, as the score reads it. */
export function playedPar({ everyS, floor, target }: ParFigures): Par {
  const whole = (figures: ParFigures['floor']) => ({
    promises: figures.promises ?? [],
    density: figures.density ?? [],
    energy: figures.energy ?? [],
    profit: figures.profit ?? [],
  });
  return { everyS, floor: whole(floor), target: whole(target) };
}

/** A series as it has travelled, as the score reads it; a column that did not come is nought. */
export function playedSeries({ beats, columns }: SeriesFigures): SecondsSeries {
  const whole = SERIES_NAMES.map((name) => [name, columns[name] ?? new Array<number>(beats).fill(0)] as const);
  return { beats, columns: Object.fromEntries(whole) as unknown as SecondsSeries['columns'] };
}

/** What each axis that has points counts in a session, in percent. */
export function weightPercents({ weights }: Pick<Debrief, 'weights'>, axes: Score['axes']): ReadonlyMap<Axis, number> {
  return new Map(partsOf(axes, WEIGHTS[weights]).map(([axis, part]) => [axis, 100 * part]));
}
