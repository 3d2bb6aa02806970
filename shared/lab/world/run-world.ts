import { createWorld } from '#shared/sim/create.ts';
import { step } from '#shared/sim/step.ts';
import { hashWorld, type World } from '#shared/sim/world.ts';
import { type Actor, actorsOf } from '../controllers/index.ts';
import { Meter } from '../metrics/meter.ts';
import type { Metrics } from '../metrics/names.ts';
import { ExperimentProblems, type Problem } from '../problems.ts';
import type { WorldExperiment } from '../schema/experiment.ts';
import { lengthTicks } from '../sizes.ts';
import { roomProblems } from '../storage-problems.ts';
import type { ReadText } from '../traces/read-trace.ts';
import { scenarioOf } from './compile.ts';
import { traceFor, tracesOf } from './inputs.ts';
import { setupProblems } from './setup-problems.ts';

/** A run of an experiment in a world: stepped by whoever holds it, so that it can be shown, stopped and compared. */
export class WorldRun {
  readonly world: World;
  readonly ticks: number;
  readonly #meter = new Meter();
  readonly #actors: readonly Actor[];

  constructor(experiment: WorldExperiment, readText: ReadText) {
    const trace = traceFor(experiment, readText);
    const scenario = scenarioOf(experiment, trace);
    refuse(roomProblems(scenario));
    this.world = createWorld(scenario, tracesOf(trace));
    refuse(setupProblems(this.world, experiment));
    this.ticks = lengthTicks(experiment);
    this.#actors = actorsOf(experiment, trace);
  }

  get done(): boolean {
    return this.world.tick >= this.ticks;
  }

  /** One tick: what is due and what controllers want, then the world's own step. */
  step(): void {
    const orders = this.#actors.flatMap((actor) => actor.act(this.world));
    const verdicts = step(this.world, orders);
    const refused = verdicts.reduce((n, verdict) => n + (verdict === undefined ? 0 : 1), 0);
    this.#meter.note(this.world, orders.length, refused);
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
