import type { Debrief, ParFigures, ScoreNow, SeriesFigures } from '#shared/protocol/debrief.ts';
import { type Axis, type Par, partsOf, type Score, type SecondsSeries, scoreOf, WEIGHTS } from '#shared/score/index.ts';
import { SERIES_NAMES } from '#shared/sim/accounts/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { secondsAt } from '#shared/sim/kernel/time.ts';

/** The score of a game by the yardstick of a session; nothing while that has none. */
export function scoreOfSeries({ par, weights }: Debrief, series: SecondsSeries): Score | undefined {
  return par && scoreOf(series, playedPar(par), WEIGHTS[weights]);
}

/** The points that a team had after some ticks, as it saw them in the game. */
export function scoreAt(debrief: Debrief, scenario: Scenario, team: number, tick: number): ScoreNow | undefined {
  const accounts = debrief.teams.find((each) => each.team === team)?.accounts;
  if (!debrief.par || !accounts) return undefined;
  const series = playedSeries(accounts.series);
  const seconds = Math.min(series.beats, Math.floor(secondsAt(scenario, tick)));
  const { milliPoints, axes } = scoreOf(series, playedPar(debrief.par), WEIGHTS[debrief.weights], seconds);
  return { tick, ready: seconds > 0, milliPoints, axes };
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
