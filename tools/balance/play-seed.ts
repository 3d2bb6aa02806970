import { deal, type Hall } from '#shared/scenarios/hall.ts';
import { HALLS, hallById } from '#shared/scenarios/index.ts';
import { type AxisFigures, dayFigures } from '#shared/score/figures.ts';
import { hourlyFigures } from '#shared/score/par.ts';
import { playBot } from '#shared/score/play-bot.ts';
import { botsByName, isScored, parFrom } from '#shared/score/play-par.ts';
import { type AxisMilli, scoreOf } from '#shared/score/score.ts';
import { WEIGHTS } from '#shared/score/weights.ts';
import { type SeriesData, seriesOf } from '#shared/sim/accounts/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { measuredTraceOf } from '#shared/sim/traces/index.ts';

/** A hall under a seed, for one process to play. */
export interface Job {
  readonly hall: string;
  readonly seed: string;
}

/** What a bot made of a hall under a seed. */
export interface Outcome {
  readonly milliPoints: number;
  readonly axes: AxisMilli;
  /** Of the whole game. */
  readonly figures: AxisFigures;
}

/** What all bots of a hall made of it under a seed, by name. */
export interface Played extends Job {
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

/** Halls that can be scored with what ships. */
export function scoredHalls(): readonly Hall[] {
  return HALLS.filter(({ scenario }) => isScored(scenario) && measuredTraceOf(scenario) === undefined);
}

/** Plays a hall under a seed with each of its bots, and scores them against each other as a session would. */
export function playSeed({ hall: id, seed }: Job): readonly (readonly [bot: string, outcome: Outcome])[] {
  const hall = hallById(id);
  if (!hall) throw new Error(`no hall ${id}`);
  const scenario = deal(hall, seed);
  const games = botsByName(hall).map(([name, bot]) => [name, seriesOf(lastOf(playBot(scenario, bot)))] as const);
  const everyS = scenario.secondsPerHour;
  const par = parFrom(everyS, new Map(games.map(([name, series]) => [name, hourlyFigures(series, everyS)])));
  const outcome = (series: SeriesData): Outcome => {
    const { milliPoints, axes } = scoreOf(series, par, WEIGHTS.operations);
    return { milliPoints, axes, figures: dayFigures(series, 0, series.beats) };
  };
  return games.map(([name, series]) => [name, outcome(series)]);
}

function lastOf(game: Generator<World, World, void>): World {
  let turn = game.next();
  while (!turn.done) turn = game.next();
  return turn.value;
}
