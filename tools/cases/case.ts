import type { Override } from '#shared/lab/overrides.ts';
import { parseOverride } from '#shared/lab/overrides.ts';
import { type Result, runExperiment } from '#shared/lab/run-experiment.ts';
import { loadExperiment } from '../lab/load.ts';

/** A small input that is easily got wrong: what is right, and how to see it in the results of its runs. */
export interface Case {
  /** Also the name of its file, `<id>.json`, or of its folder with `x.json`. */
  readonly id: string;
  readonly kind: 'offered or delivered' | 'a point for an interval' | 'readers' | 'one rule' | 'parameters';
  /** What is right, in a few words. */
  readonly right: string;
  /** What each run changes of the file, as on the command line of the lab; absent = one run as it stands. */
  readonly runs?: readonly (readonly string[])[];
  /** Columns to keep, where the file keeps none. */
  readonly show?: readonly string[];
  readonly every?: number;
  judge(first: Outcome, ...others: readonly Outcome[]): Judged;
}

/** What came of a run: a result, or a refusal in words. */
export type Outcome = { readonly result: Result } | { readonly refused: string };

export interface Judged {
  readonly got: string;
  readonly holds: boolean;
}

/** Runs a case on the input at `path`. */
export async function runCase(given: Case, path: string): Promise<Judged> {
  const [changes = [], ...more] = given.runs ?? [];
  const first = await runOnce(path, changes.map(parseOverride), given);
  const others: Outcome[] = [];
  for (const other of more) others.push(await runOnce(path, other.map(parseOverride), given));
  return given.judge(first, ...others);
}

async function runOnce(path: string, overrides: readonly Override[], given: Case): Promise<Outcome> {
  try {
    const { experiment, readFiles } = await loadExperiment(path, overrides);
    return { result: runExperiment(experiment, { readFiles, show: given.show, every: given.every }) };
  } catch (problem) {
    if (problem instanceof Error) return { refused: problem.message };
    throw problem;
  }
}

/** The result of a run that must not be refused. */
export function resultOf(outcome: Outcome | undefined): Result {
  if (outcome === undefined || 'refused' in outcome) throw new Error(`refused: ${outcome?.refused}`);
  return outcome.result;
}

/** The values of a column that a run kept. */
export function seriesOf(outcome: Outcome | undefined, column: string): readonly number[] {
  const values = resultOf(outcome).series?.[column];
  if (values === undefined) throw new Error(`the run kept no ${column}`);
  return values;
}

/** Whether a value lies within a share of what is right. */
export function isNear(value: number, right: number, share: number): boolean {
  return Math.abs(value - right) <= share * Math.abs(right);
}
