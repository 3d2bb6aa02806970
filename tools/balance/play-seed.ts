import { deal, type Hall } from '#shared/scenarios/hall.ts';
import { HALLS, hallById } from '#shared/scenarios/index.ts';
import {
  type AxisFigures,
  type AxisMilli,
  botsByName,
  dayFigures,
  hourlyFigures,
  isScored,
  parFrom,
  playBot,
  playThrough,
  type WaterfallBar,
  WEIGHTS,
  waterfallOf,
} from '#shared/score/index.ts';
import { type LossLineByDay, lossesByDayOf, type SeriesData, seriesOf } from '#shared/sim/accounts/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { measuredTraceOf } from '#shared/sim/traces/index.ts';

/** A hall under a seed, for one process to play. */
export interface Job {
  readonly hall: string;
  readonly seed: string;
  /** Try the faults that the hall offers, instead of letting its bots play for a score. */
  readonly faults?: true;
}

/** What a bot made of a hall under a seed. */
export interface Outcome {
  readonly milliPoints: number;
  readonly axes: AxisMilli;
  /** Of the whole game. */
  readonly figures: AxisFigures;
  /** Where the missing points went. */
  readonly bars: readonly WaterfallBar[];
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
  const games = botsByName(hall).map(([name, bot]) => ({ name, ...accountsOf(playThrough(playBot(scenario, bot))) }));
  const everyS = scenario.secondsPerHour;
  const par = parFrom(everyS, new Map(games.map(({ name, series }) => [name, hourlyFigures(series, everyS)])));
  const outcome = ({ series, losses }: Accounts): Outcome => {
    const { score, bars } = waterfallOf({ series, par, weights: WEIGHTS.operations, losses, scenario });
    return { milliPoints: score.milliPoints, axes: score.axes, figures: dayFigures(series, 0, series.beats), bars };
  };
  return games.map((game) => [game.name, outcome(game)]);
}

interface Accounts {
  readonly series: SeriesData;
  readonly losses: readonly LossLineByDay[];
}

function accountsOf(world: World): Accounts {
  return { series: seriesOf(world), losses: lossesByDayOf(world) };
}
