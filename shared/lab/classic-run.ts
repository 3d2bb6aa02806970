import type { ClassicExperiment as ClassicRun } from './classic/experiment.ts';
import { ExperimentProblems } from './problems.ts';
import type { ClassicExperiment } from './schema/experiment.ts';
import { readDay } from './traces/read-trace.ts';
import type { ReadFiles } from './traces/trace-file.ts';
import { orProblem } from './world/inputs.ts';

/** What is run for a classic experiment of a file: its trace read, its day cut short if it says so. */
export function classicRunOf(
  experiment: ClassicExperiment,
  readFiles: ReadFiles,
): ClassicRun & { readonly steps: number } {
  const { policy, variant, hosts, seed, workload, ticks } = experiment;
  const whole = orProblem(() => readDay(workload.trace, readFiles));
  const rows = workload.rows ?? whole.rows;
  const steps = ticks ?? whole.columns - 1;
  const tooShort = whole.columns < 2;
  const problems = [
    ...(tooShort
      ? [
          {
            path: 'workload.trace',
            reason: `expected at least 2 samples a VM, found ${whole.columns}: there is no step`,
          },
        ]
      : []),
    ...(rows > whole.rows ? [{ path: 'workload.rows', reason: `the trace has ${whole.rows} VMs` }] : []),
    ...(!tooShort && steps >= whole.columns
      ? [{ path: 'ticks', reason: `the trace has ${whole.columns} samples: at most ${whole.columns - 1} steps` }]
      : []),
  ];
  if (problems.length > 0) throw new ExperimentProblems(problems);
  const trace = rows === whole.rows ? whole : { ...whole, rows, percent: whole.percent.slice(0, rows * whole.columns) };
  return { policy, variant, hosts, trace, steps, seed: String(seed) };
}
