import type { ClassicExperiment as ClassicRun } from './classic/experiment.ts';
import { ExperimentProblems } from './problems.ts';
import type { ClassicExperiment } from './schema/experiment.ts';
import { type ReadText, readMatrix } from './traces/read-trace.ts';
import { orProblem } from './world/inputs.ts';

/** What is run for a classic experiment of a file: its trace read, its day cut short if it says so. */
export function classicRunOf(
  experiment: ClassicExperiment,
  readText: ReadText,
): ClassicRun & { readonly steps: number } {
  const { policy, variant, hosts, seed, workload, ticks } = experiment;
  const whole = orProblem(() => readMatrix(workload.trace, readText));
  const rows = workload.rows ?? whole.rows;
  const steps = ticks ?? whole.columns - 1;
  const problems = [
    ...(rows > whole.rows ? [{ path: 'workload.rows', reason: `the trace has ${whole.rows} VMs` }] : []),
    ...(steps >= whole.columns
      ? [{ path: 'ticks', reason: `the trace has ${whole.columns} samples: at most ${whole.columns - 1} steps` }]
      : []),
  ];
  if (problems.length > 0) throw new ExperimentProblems(problems);
  const trace = rows === whole.rows ? whole : { ...whole, rows, percent: whole.percent.slice(0, rows * whole.columns) };
  return { policy, variant, hosts, trace, steps, seed: String(seed) };
}
