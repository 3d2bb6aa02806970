import type { Traces } from '#shared/sim/kernel/scenario/scenario.ts';
import { SECONDS_PER_HOUR } from '#shared/units.ts';
import { hostModel } from '../host-models.ts';
import { ExperimentProblems, pathText } from '../problems.ts';
import type { WorldExperiment } from '../schema/experiment.ts';
import { secondsOf } from '../schema/parts.ts';
import { vmsIn } from '../sizes.ts';
import { constantTrace, diurnalTrace, patternTrace, populationTrace } from '../traces/generated.ts';
import type { LabTrace, VmLife } from '../traces/lab-trace.ts';
import { readTrace } from '../traces/read-trace.ts';
import { type ReadFiles, TraceProblem } from '../traces/trace-file.ts';

/** Names under which a world finds the load, and the memory use, of its VMs. */
export const TRACE_NAME = 'load';
export const MEMORY_TRACE_NAME = 'memory';

/** The trace of an experiment, made or read; nothing where the classes' own day curves drive it. */
export function traceFor(experiment: WorldExperiment, readFiles: ReadFiles): LabTrace | undefined {
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
      return measured(experiment, readFiles);
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

function measured(experiment: WorldExperiment, readFiles: ReadFiles): LabTrace {
  const { workload, hosts, vms: groups, clock } = experiment;
  if (workload.kind !== 'trace') throw new Error('no measured trace');
  const { model, cores, memMib } = hosts[0];
  const unsaid = {
    cores: cores ?? hostModel(model).cores,
    memMib: memMib ?? hostModel(model).memMib,
    vmMemMib: groups[0].memMib,
  };
  const trace = orProblem(() => readTrace(workload, unsaid, readFiles));
  const vms = vmsIn(experiment);
  if (trace.load.rows < vms && !workload.repeatRows) {
    const reason = `has ${trace.load.rows} rows for ${vms} VMs; take fewer VMs, or say "repeatRows": true`;
    throw new ExperimentProblems([{ path: 'workload.trace', reason }]);
  }
  return trace.lives ? { ...trace, lives: inMachineTime(trace.lives, clock.secondsPerHour) } : trace;
}

/** Traces count in business time, VMs come and go in machine time. */
function inMachineTime(lives: readonly VmLife[], secondsPerHour: number): VmLife[] {
  const factor = secondsPerHour / SECONDS_PER_HOUR;
  return lives.map(({ comesS, leavesS }) =>
    leavesS === undefined ? { comesS: comesS * factor } : { comesS: comesS * factor, leavesS: leavesS * factor },
  );
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
