import type { Traces } from '#shared/sim/kernel/scenario/scenario.ts';
import { hostModel } from '../host-models.ts';
import { ExperimentProblems, pathText } from '../problems.ts';
import type { WorldExperiment } from '../schema/experiment.ts';
import { secondsOf } from '../schema/parts.ts';
import { vmsIn } from '../sizes.ts';
import { constantTrace, diurnalTrace, patternTrace, populationTrace } from '../traces/generated.ts';
import { type LabTrace, TraceProblem } from '../traces/lab-trace.ts';
import { type ReadText, readTrace } from '../traces/read-trace.ts';

/** Names under which a world finds the load, and the memory use, of its VMs. */
export const TRACE_NAME = 'load';
export const MEMORY_TRACE_NAME = 'memory';

/** The trace of an experiment, made or read; nothing where the classes' own day curves drive it. */
export function traceFor(experiment: WorldExperiment, readText: ReadText): LabTrace | undefined {
  const { workload, clock, seed } = experiment;
  switch (workload.kind) {
    case 'classes':
    case 'population':
      return undefined;
    case 'constant':
      return constantTrace(meanLoads(experiment));
    case 'diurnal':
      return diurnalTrace(meanLoads(experiment), { ...workload, startHour: clock.startHour });
    case 'pattern':
      return patternTrace();
    case 'mixed':
      return populationTrace({
        seed: String(seed),
        vms: vmsIn(experiment),
        columns: workload.columns,
        arrivalsOverS: spanOf(workload.arrivalsOver),
        meanLifetimeS: spanOf(workload.meanLifetime),
      });
    case 'trace':
      return measured(experiment, readText);
  }
}

/** What a world is given under the names that its scenario says. */
export function tracesOf(trace: LabTrace | undefined): Traces {
  return trace ? { [TRACE_NAME]: trace.load, ...(trace.memory && { [MEMORY_TRACE_NAME]: trace.memory }) } : {};
}

function spanOf(given: string | number | undefined): number | undefined {
  return given === undefined ? undefined : secondsOf(given);
}

function meanLoads({ vms }: WorldExperiment): number[] {
  return vms.flatMap(({ count, meanLoad }) => Array.from({ length: count }, () => meanLoad));
}

function measured(experiment: WorldExperiment, readText: ReadText): LabTrace {
  const { workload, hosts } = experiment;
  if (workload.kind !== 'trace') throw new Error('no measured trace');
  const { model, cores, memMib } = hosts[0];
  const machine = { cores: cores ?? hostModel(model).cores, memMib: memMib ?? hostModel(model).memMib };
  const trace = orProblem(() => readTrace(workload, machine, readText));
  const vms = vmsIn(experiment);
  if (trace.load.rows >= vms || workload.repeatRows) return trace;
  const reason = `has ${trace.load.rows} rows for ${vms} VMs; take fewer VMs, or say "repeatRows": true`;
  throw new ExperimentProblems([{ path: 'workload.trace', reason }]);
}

/** A trace that cannot be read is a problem of the file that names it. */
export function orProblem<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TraceProblem)) throw error;
    throw new ExperimentProblems([{ path: pathText(['workload', 'trace']), reason: error.message }]);
  }
}
