import { readPlayable } from '#shared/lab/hall/played-file.ts';
import { withoutPlay } from '#shared/lab/hall/without-play.ts';
import { ExperimentProblems } from '#shared/lab/problems.ts';
import { checkExperiment, readExperiment } from '#shared/lab/read-experiment.ts';
import type { WorldExperiment } from '#shared/lab/schema/experiment.ts';
import { lengthTicks } from '#shared/lab/sizes.ts';
import { WorldRun } from '#shared/lab/world/run-world.ts';
import { hashWorld } from '#shared/sim/kernel/world.ts';
import { counts, type Judged, refuse } from './grade.ts';
import { labFileOf } from './lab-task.ts';
import { changedAt, lastMark, type Proof, tickText, unproved } from './proof.ts';
import type { LabTask } from './task.ts';

/** Runs a lab file that was handed in again, if its parameters are those of the student. */
export function judgeLab(task: LabTask, student: string, text: string): Judged {
  try {
    return judged(task, student, text);
  } catch (error) {
    if (!(error instanceof ExperimentProblems)) throw error;
    return refuse('journal', error.problems[0]?.path);
  }
}

function judged(task: LabTask, student: string, text: string): Judged {
  const { file, orders } = readPlayable(text);
  const handedIn = readExperiment(text) as WorldExperiment;
  const wanted = checkExperiment(labFileOf(task, student)) as WorldExperiment;
  const other = firstDifference(parametersOf(wanted), parametersOf(handedIn), '');
  if (other !== undefined) return refuse('parameters', other);
  const proof = { orders, marks: new Map(file.marks?.map(([tick, hash]) => [tick, hash] as const)) };
  const ticks = lastMark(proof);
  const problem = unproved(proof, ticks);
  if (problem) return problem;
  const run = new WorldRun(handedIn, () => []);
  const changed = changedAt(missedMarks(run, proof, ticks));
  if (changed) return changed;
  if (ticks < lengthTicks(wanted)) return refuse('early', tickText(ticks));
  const seconds = Math.round(ticks * handedIn.tickSeconds);
  return counts({ seconds, orders: orders.length, metrics: run.metrics() });
}

/** What of a file is its task: all but what was done in it, and how long. */
function parametersOf(experiment: WorldExperiment) {
  const { ticks: _, duration: __, ...others } = withoutPlay(experiment);
  return others;
}

/** Path of the first field in which two values differ. */
function firstDifference(a: unknown, b: unknown, path: string): string | undefined {
  if (JSON.stringify(a) === JSON.stringify(b)) return undefined;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return path;
  const [one, other] = [a, b] as Readonly<Record<string, unknown>>[];
  for (const key of new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})])) {
    const found = firstDifference(one?.[key], other?.[key], path === '' ? key : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Ticks at which the hall is another one than the file says, the first of them. */
function missedMarks(run: WorldRun, { marks }: Proof, ticks: number): readonly number[] {
  while (run.world.tick < ticks) {
    run.step();
    const mark = marks.get(run.world.tick);
    if (mark !== undefined && mark !== hashWorld(run.world)) return [run.world.tick];
  }
  return [];
}
