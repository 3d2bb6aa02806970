import type { Bot } from '#shared/bots/bot.ts';
import { botsOf } from '#shared/bots/index.ts';
import { deal, type Hall } from '#shared/scenarios/hall.ts';
import { seriesOf } from '#shared/sim/accounts/index.ts';
import { isScored } from '#shared/sim/kernel/scenario/series-rows.ts';
import type { AxisFigures } from './figures.ts';
import { hourlyFigures, type Par, parOf } from './par.ts';
import { playBot } from './play-bot.ts';

/**
 * Runs the bots of a hall under a seed and answers what 0 and 100 points mean there. Yields after every tick, so that whoever
 * runs it decides when to go on; a hall that is not scored has an empty par.
 */
export function* playPar(hall: Hall, seed: string): Generator<void, Par, void> {
  const scenario = deal(hall, seed);
  const everyS = scenario.secondsPerHour;
  const played = new Map<string, AxisFigures[]>();
  for (const [name, bot] of isScored(scenario) ? botsByName(hall) : []) {
    const game = playBot(scenario, bot);
    let turn = game.next();
    while (!turn.done) {
      yield;
      turn = game.next();
    }
    played.set(name, hourlyFigures(seriesOf(turn.value), everyS));
  }
  return parFrom(everyS, played);
}

/** Everybody who plays a hall, by name: `idle`, `nightwatch`, `reckless`, `careful`, `reference` and the hall's own. */
export function botsByName({ scenario }: Hall): readonly (readonly [name: string, bot: Bot])[] {
  return Object.entries(botsOf(scenario.id));
}

/** Those that do nothing much: the best of them is the floor. */
const ASLEEP = ['idle', 'nightwatch'];

/** The par from the hourly figures of the bots by name. */
export function parFrom(everyS: number, played: ReadonlyMap<string, readonly AxisFigures[]>): Par {
  const of = (asleep: boolean) => [...played].filter(([name]) => ASLEEP.includes(name) === asleep).map(([, f]) => f);
  return parOf(everyS, of(true), of(false));
}
