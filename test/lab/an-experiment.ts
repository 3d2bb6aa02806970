import { ExperimentProblems, sentence } from '#shared/lab/problems.ts';
import { readExperiment } from '#shared/lab/read-experiment.ts';
import { type RunOptions, runExperiment } from '#shared/lab/run-experiment.ts';
import type { ReadFiles } from '#shared/lab/traces/trace-file.ts';

/** A small sound experiment as it stands in a file: two hosts, four VMs that want the same all the time. */
export const SOUND = {
  kind: 'world',
  id: 'sound',
  tickSeconds: 1,
  ticks: 20,
  hosts: [{ count: 2, model: 'medium' }],
  vms: [{ count: 4, meanLoad: 0.5 }],
  workload: { kind: 'constant' },
};

/** What the check says of a value, a sentence a problem; nothing when it is sound. */
export function complaints(value: unknown): string[] {
  return complaintsAboutText(JSON.stringify(value));
}

export function complaintsAboutText(text: string): string[] {
  try {
    readExperiment(text);
    return [];
  } catch (error) {
    if (error instanceof ExperimentProblems) return error.problems.map(sentence);
    throw error;
  }
}

/** Files that hold these texts, by their names. */
function filesFrom(texts: { readonly [name: string]: string }): ReadFiles {
  return (name) => (Object.hasOwn(texts, name) ? [{ name, content: texts[name] }] : undefined);
}

/** Runs an experiment given as a value; traces come from `texts`. */
export function runGiven(
  value: unknown,
  options: Partial<RunOptions> = {},
  texts: { readonly [name: string]: string } = {},
) {
  return runExperiment(readExperiment(JSON.stringify(value)), { readFiles: filesFrom(texts), ...options });
}
