import { METRICS } from '#shared/lab/metrics/names.ts';
import { checkExperiment } from '#shared/lab/read-experiment.ts';
import { columnOf } from '#shared/lab/series/columns.ts';
import { WorldRun } from '#shared/lab/world/run-world.ts';
import type { MeasureId, Truth } from '#shared/protocol/questions.ts';
import { MEASURES } from './index.ts';

/**
 * Runs the experiment of a class with one value, as the lab does, and answers its figure in whole parts of its unit: the same on
 * every machine. Throws for a value that is not dealt out.
 */
export function runMeasure(id: MeasureId, value: number): number {
  const measure = MEASURES[id];
  if (!measure.values.includes(value)) throw new Error(`${id} is not run with ${value}`);
  const file = checkExperiment({ kind: 'world', ...measure.file(value) });
  if (file.kind !== 'world') throw new Error(`${id} is no world`);
  const run = new WorldRun(file, noFiles);
  while (!run.done) run.step();
  return Math.round(measure.parts * measure.figure(readOf(run, measure.column), value));
}

/** A metric of the whole run, or a column in its last tick. */
function readOf(run: WorldRun, column: string): number {
  if (!Object.hasOwn(METRICS, column)) return columnOf(column)(run.world);
  return run.metrics()[column as keyof typeof METRICS];
}

/** The lab's own line: the figure of every value. There is no right one among them: the value is 0. */
export function runLine(id: MeasureId): Truth {
  return { value: 0, points: MEASURES[id].values.map((value) => [value, runMeasure(id, value)] as const) };
}

function noFiles(): never {
  throw new Error('experiments of classes read no files');
}
