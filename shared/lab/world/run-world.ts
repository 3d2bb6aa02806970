import { createWorld } from '#shared/sim/create.ts';
import { hashWorld, type World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';
import { type Actor, controllersOf } from '../controllers/index.ts';
import { type Timetable, timetable } from '../controllers/timetable.ts';
import { Meter } from '../metrics/meter.ts';
import type { Metrics } from '../metrics/names.ts';
import { ExperimentProblems, type Problem } from '../problems.ts';
import { missedFaults, type RefusalCounts, type Refused, refusedOf } from '../refusals.ts';
import type { WorldExperiment } from '../schema/experiment.ts';
import { lengthTicks } from '../sizes.ts';
import { roomProblems } from '../storage-problems.ts';
import type { ReadFiles } from '../traces/trace-file.ts';
import { scenarioOf } from './compile.ts';
import { traceFor, tracesOf } from './inputs.ts';
import { setupProblems } from './setup-problems.ts';

/** A run of an experiment in a world: stepped by whoever holds it, so that it can be shown, stopped and compared. */
export class WorldRun {
  readonly world: World;
  readonly ticks: number;
  /** What the trace left out or took for something else. */
  readonly notes: readonly string[];
  readonly #meter = new Meter();
  /** The orders of the file come first, then what controllers want. */
  readonly #timetable: Timetable;
  readonly #controllers: readonly Actor[];
  readonly #refusals: { [code: string]: number } = {};

  constructor(experiment: WorldExperiment, readFiles: ReadFiles) {
    const trace = traceFor(experiment, readFiles);
    this.notes = trace?.notes ?? [];
    const scenario = scenarioOf(experiment, trace);
    refuse(roomProblems(scenario));
    this.world = createWorld(scenario, tracesOf(trace));
    refuse(setupProblems(this.world, experiment));
    this.ticks = lengthTicks(experiment);
    this.#timetable = timetable(experiment);
    this.#controllers = controllersOf(experiment, trace);
  }

  get done(): boolean {
    return this.world.tick >= this.ticks;
  }

  /** One tick: what is due and what controllers want, then the world's own step. Answers what was refused. */
  step(): readonly Refused[] {
    const { tick } = this.world;
    const orders = [this.#timetable, ...this.#controllers].flatMap((actor) => actor.act(this.world));
    const missed = missedFaults(this.world);
    const verdicts = step(this.world, orders);
    const refused = refusedOf(tick, orders, verdicts, this.#timetable.entryOf);
    for (const { refusal } of refused) this.#refusals[refusal.code] = (this.#refusals[refusal.code] ?? 0) + 1;
    this.#meter.note(this.world, orders.length, refused.length);
    return [...refused, ...missed];
  }

  /** How many orders and commands were refused up to now, by code. */
  refusals(): RefusalCounts {
    return { ...this.#refusals };
  }

  metrics(): Metrics {
    return this.#meter.read(this.world);
  }

  hash(): number {
    return hashWorld(this.world);
  }
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ExperimentProblems(problems);
}
