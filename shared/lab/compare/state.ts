import type { World } from '#shared/sim/kernel/world.ts';
import type { ClassicStep } from '../classic/experiment.ts';
import { runClassic } from '../classic/run.ts';
import { classicRunOf } from '../classic-run.ts';
import type { ClassicExperiment, Experiment } from '../schema/experiment.ts';
import { CLASSIC_COLUMNS } from '../series/classic-columns.ts';
import type { ReadFiles } from '../traces/trace-file.ts';
import { WorldRun } from '../world/run-world.ts';

/** All cells of a run after a tick, by `table.column`. */
export interface State {
  readonly tick: number;
  readonly columns: ReadonlyMap<string, ArrayLike<number>>;
}

/** The states of a run, one by one; what is read of one must be read before the next is asked for. */
export function statesOf(experiment: Experiment, readFiles: ReadFiles): Iterable<State> {
  return experiment.kind === 'classic'
    ? statesOfDay(experiment, readFiles)
    : statesOfWorld(new WorldRun(experiment, readFiles));
}

function* statesOfWorld(run: WorldRun): Iterable<State> {
  const columns = columnsOf(run.world);
  yield { tick: 0, columns };
  while (!run.done) {
    run.step();
    yield { tick: run.world.tick, columns };
  }
}

/** Views of all columns of a world: they show it as it goes on. */
export function columnsOf(world: World): ReadonlyMap<string, ArrayLike<number>> {
  const { layout, buffer, open } = world;
  const hidden = new Float64Array(buffer, 0, layout.hiddenCells);
  const name = (place: { table: string; column: string }) => `${place.table}.${place.column}`;
  return new Map<string, ArrayLike<number>>([
    ...layout.hidden.map((place) => [name(place), hidden.subarray(place.offset, place.offset + place.rows)] as const),
    ...layout.open.map((place) => [name(place), open.subarray(place.offset, place.offset + place.rows)] as const),
  ]);
}

/** The classic experiment shows what it decided at every step, and a hash of the rest. */
function statesOfDay(experiment: ClassicExperiment, readFiles: ReadFiles): State[] {
  const states: State[] = [];
  runClassic(classicRunOf(experiment, readFiles), (step) => {
    states.push({ tick: states.length + 1, columns: columnsOfStep(step) });
  });
  return states;
}

/** A step of the classic experiment, as cells. */
export function columnsOfStep(step: ClassicStep): ReadonlyMap<string, ArrayLike<number>> {
  return new Map(CLASSIC_COLUMNS.map((name) => [`step.${name}`, [step[name]]]));
}
