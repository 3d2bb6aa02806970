import { withoutPlay } from '#shared/lab/hall/without-play.ts';
import { parsePath, withOverrides } from '#shared/lab/overrides.ts';
import type { WorldFile } from '#shared/lab/schema/experiment.ts';
import { type LabTask, seedOf, variedFor } from './task.ts';

/** The experiment file that a student begins with: the task's, with the seed and the values of the number. */
export function labFileOf(task: LabTask, student: string): WorldFile {
  const varied = task.vary.map((each) => ({ path: parsePath(each.path), value: variedFor(task, each, student) }));
  const seed = { path: ['seed'], value: seedOf(task, student) };
  // Whatever the paths change is checked where the file is read.
  return withOverrides(withoutPlay(task.file), [seed, ...varied]) as WorldFile;
}
