import { TeamReplay } from '#shared/replay/team-replay.ts';
import { createWorld } from '#shared/sim/create.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { type Order, step, type Verdict } from '#shared/sim/step.ts';
import type { Figure, Lever, Setting, TimedOrder, WorldEntry } from './entry.ts';

/** All that a page shows of a setting, tick by tick; index 0 is the world before the first tick. */
export interface SeeRun {
  readonly tickSeconds: number;
  /** Index of the moment at which the page stands still, and of the last one. */
  readonly stop: number;
  readonly end: number;
  /** Values over time, one row per figure of the entry. */
  readonly figures: readonly Float64Array[];
  /** Values over time, one row per part of each bar. */
  readonly bars: readonly (readonly Float64Array[])[];
  /** Orders that were not carried out; none in an entry that is right. */
  readonly refused: readonly string[];
}

/** The setting with some of the entry's levers pulled, in the entry's order. */
export function settingWith(entry: WorldEntry, pulled: readonly string[]): Setting {
  const levers = entry.levers.filter(({ id }) => pulled.includes(id));
  return levers.reduce((setting: Setting, lever: Lever) => lever.change(setting), entry.setting);
}

/** Runs a setting from its start to its end and keeps what the entry shows. Same entry and levers: same bits. */
export function runSetting(entry: WorldEntry, setting: Setting): SeeRun {
  const { tickSeconds } = setting.scenario;
  const end = Math.round(setting.endS / tickSeconds);
  const figures = entry.figures.map((figure) => new Track(figure, end, tickSeconds));
  const bars = entry.bars.map(({ parts }) => parts.map((figure) => new Track(figure, end, tickSeconds)));
  const tracks = [...figures, ...bars.flat()];
  const refused: string[] = [];
  walk(setting, (world, tick, verdicts) => {
    for (const track of tracks) track.keep(world, tick);
    for (const verdict of verdicts) if (verdict) refused.push(verdict.code);
  });
  return {
    tickSeconds,
    stop: Math.round(setting.stopS / tickSeconds),
    end,
    figures: figures.map(({ values }) => values),
    bars: bars.map((parts) => parts.map(({ values }) => values)),
    refused,
  };
}

/** Steps a world through a setting and tells of every moment, that before the first tick included. */
export function walk(
  { scenario, traces, orders, endS }: Setting,
  tell: (world: World, tick: number, verdicts: readonly Verdict[]) => void,
): void {
  const world = createWorld(scenario, traces);
  tell(world, 0, []);
  const end = Math.round(endS / scenario.tickSeconds);
  for (let tick = 0; tick < end; tick++) {
    const verdicts = step(world, ordersAt(orders, tick, scenario.tickSeconds));
    tell(world, tick + 1, verdicts);
  }
}

/** The world of a setting, to be played again from any moment to any other. */
export function replayOf({ scenario, traces, orders, endS }: Setting): TeamReplay {
  const tickOf = (seconds: number): number => Math.round(seconds / scenario.tickSeconds);
  const given = orders.map(({ atS, call }) => ({ tick: tickOf(atS), by: 0, call }));
  given.sort((a, b) => a.tick - b.tick);
  return new TeamReplay({ scenario, traces, orders: given, ticks: tickOf(endS) });
}

/** Orders are the first seat's. */
function ordersAt(orders: readonly TimedOrder[], tick: number, tickSeconds: number): Order[] {
  return orders.filter(({ atS }) => Math.round(atS / tickSeconds) === tick).map(({ call }) => ({ by: 0, call }));
}

/** One figure over time. */
class Track {
  readonly values: Float64Array;
  readonly #figure: Figure;
  readonly #weight: number;

  constructor(figure: Figure, end: number, tickSeconds: number) {
    this.#figure = figure;
    this.#weight = figure.adds === 'each' ? 1 : tickSeconds;
    this.values = new Float64Array(end + 1);
  }

  keep(world: World, tick: number): void {
    const value = this.#figure.read(world);
    if (!this.#figure.adds) this.values[tick] = value;
    else this.values[tick] = tick === 0 ? 0 : (this.values[tick - 1] ?? 0) + value * this.#weight;
  }
}
