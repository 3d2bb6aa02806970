import type { TimedOrder } from '#shared/replay/recording.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { ExperimentProblems, type Problem } from '../problems.ts';
import { checkExperiment, readExperiment } from '../read-experiment.ts';
import type { WorldExperiment, WorldFile } from '../schema/experiment.ts';
import { secondsOf } from '../schema/parts.ts';
import { scenarioOf } from '../world/compile.ts';
import { WorldRun } from '../world/run-world.ts';

/** What of an experiment a page can play: its world from the first tick on, and the orders that come with it. */
export interface PlayableFile {
  readonly file: WorldFile;
  readonly scenario: Scenario;
  readonly orders: readonly TimedOrder[];
}

/** Whole ticks that a file may be long: those of a page are, at most. */
const MOST_TICKS = 1_000_000;

/** What somebody did in a hall: orders at their ticks, and ticks with the hashes of the hall then. */
export interface Play {
  readonly orders: readonly TimedOrder[];
  readonly marks: readonly (readonly [tick: number, hash: number])[];
}

/** A hall that somebody tried things in as an experiment file: with every order at its tick, and as long as it was played. */
export function playedFile(file: WorldFile, { orders, marks }: Play, ticks: number): WorldFile {
  const lastTick = Math.max(0, ...orders.map(({ tick }) => tick + 1));
  const written = orders.map(({ tick, by, call }) => ({
    atTick: tick,
    by,
    command: call.name,
    args: call.args as unknown as Record<string, number>,
  }));
  return {
    ...file,
    ticks: Math.min(MOST_TICKS, Math.max(1, ticks, lastTick, lastFault(file))),
    orders: written,
    marks: marks.map(([tick, hash]) => [tick, hash]),
  };
}

/** Ticks until the last thing that is to happen has begun: a file is longer than that. */
function lastFault({ faults = [], tickSeconds = 1 }: WorldFile): number {
  return Math.max(0, ...faults.map(({ at }) => Math.floor(secondsOf(at) / tickSeconds) + 1));
}

/** Reads the text of an experiment file as what a page can play. Throws `ExperimentProblems` with everything against that. */
export function readPlayable(text: string): PlayableFile {
  const experiment = readExperiment(text);
  if (experiment.kind !== 'world')
    throw new ExperimentProblems([
      { path: 'kind', reason: 'only "world" can be played on a page', told: { code: 'worldOnly' } },
    ]);
  return playableOf(experiment, JSON.parse(text.replace(/^\ufeff/, '')) as WorldFile);
}

/** Checks a file that was put together on a page, down to whether every VM can run where it stands. */
export function checkPlayable(file: WorldFile): PlayableFile {
  return playableOf(checkExperiment(file) as WorldExperiment, file);
}

const NO_CONTROLLERS: Problem = {
  path: 'controllers',
  reason: 'nobody but you acts on a page',
  told: { code: 'noControllers' },
};
const NO_TRACE: Problem = {
  path: 'workload',
  reason: 'a page plays the workloads "classes" and "population"',
  told: { code: 'noTrace' },
};
const ALL_SYSTEMS: Problem = { path: 'systems', reason: 'all systems run on a page', told: { code: 'allSystems' } };

function playableOf(experiment: WorldExperiment, file: WorldFile): PlayableFile {
  const { controllers, workload, systems, duration: _, ...rest } = experiment;
  const problems = [
    ...(controllers.length > 0 ? [NO_CONTROLLERS] : []),
    ...(workload.kind === 'classes' || workload.kind === 'population' ? [] : [NO_TRACE]),
    ...(systems === undefined ? [] : [ALL_SYSTEMS]),
  ];
  if (problems.length > 0) throw new ExperimentProblems(problems);
  // Throws with what cannot stand or run where the file puts it.
  new WorldRun(experiment, () => []);
  const orders = rest.orders.map(({ at, atTick, by, command, args }) => ({
    tick: atTick ?? Math.round(secondsOf(at ?? 0) / rest.tickSeconds),
    by,
    call: { name: command, args } as unknown as CommandCall,
  }));
  const inOrder = orders.map((order, i) => ({ order, i })).sort((a, b) => a.order.tick - b.order.tick || a.i - b.i);
  return {
    file,
    scenario: { ...scenarioOf(experiment, undefined), unscored: true },
    orders: inOrder.map(({ order }) => order),
  };
}
