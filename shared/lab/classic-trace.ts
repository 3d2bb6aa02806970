import type { Trace } from '#shared/sim/scenario.ts';
import { ExperimentProblems } from './problems.ts';
import type { ClassicExperiment } from './schema/experiment.ts';
import { type ReadText, readMatrix } from './traces/read-trace.ts';
import { orProblem } from './world/inputs.ts';

/** The trace of a classic experiment, cut to what it asks for. A step more than samples would be invented. */
export function classicTrace({ workload, ticks }: ClassicExperiment, readText: ReadText): Trace {
  const whole = orProblem(() => readMatrix(workload.trace, readText));
  const rows = workload.rows ?? whole.rows;
  const columns = ticks === undefined ? whole.columns : ticks + 1;
  if (rows > whole.rows)
    throw new ExperimentProblems([{ path: 'workload.rows', reason: `the trace has ${whole.rows} VMs` }]);
  if (columns > whole.columns)
    throw new ExperimentProblems([
      { path: 'ticks', reason: `the trace has ${whole.columns} samples: at most ${whole.columns - 1} steps` },
    ]);
  if (rows === whole.rows && columns === whole.columns) return whole;
  const percent =
    whole.percent instanceof Uint8Array ? new Uint8Array(rows * columns) : new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++)
    percent.set(whole.percent.subarray(row * whole.columns, row * whole.columns + columns), row * columns);
  return { rows, columns, percent };
}
