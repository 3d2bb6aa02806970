import type { Scenario, TimedEvent } from '#shared/sim/kernel/scenario/scenario.ts';
import { hostModel } from '../host-models.ts';
import type { WorldExperiment } from '../schema/experiment.ts';
import { secondsOf } from '../schema/parts.ts';
import { rowsOf } from '../sizes.ts';
import type { LabTrace } from '../traces/lab-trace.ts';
import { given } from './given.ts';
import { MEMORY_TRACE_NAME, TRACE_NAME } from './inputs.ts';
import { placeAtStart } from './place-at-start.ts';
import { tenantsOf } from './tenants.ts';

/** The scenario that an experiment describes, with the trace that drives it (none: the classes' own day curves). */
export function scenarioOf(experiment: WorldExperiment, trace: LabTrace | undefined): Scenario {
  const { id, seed, tickSeconds, clock, facility, policies, hosts } = experiment;
  const { systems, datastores, bootWork, security, autoscaling } = experiment;
  const { hall: _, ...rows } = rowsOf(experiment);
  const hostModels = hosts.map(({ name, count, state, model, ...own }, g) => ({
    ...hostModel(model),
    ...own,
    id: `${name ?? model}-${g}`,
  }));
  const hostSpecs = hosts.flatMap(({ count, state }, g) =>
    Array.from({ length: count }, () => ({ model: hostModels[g].id, state })),
  );
  const places = placeAtStart(experiment, trace);
  // The file was JSON: a field is there or it is not, never there and undefined.
  return {
    id,
    version: 1,
    seed: String(seed),
    tickSeconds,
    secondsPerHour: clock.secondsPerHour,
    startHour: clock.startHour,
    lengthS: 0,
    rows,
    hostModels,
    hosts: hostSpecs,
    tenants: tenantsOf(experiment, trace, places),
    events: experiment.faults.map(eventOf),
    demand: demandOf(experiment, trace),
    policies,
    facility,
    ...given({ systems, datastores, bootWork, security, autoscaling, unlocks: unlocksOf(experiment) }),
  } as Scenario;
}

function unlocksOf({ unlocks }: WorldExperiment): Scenario['unlocks'] {
  if (unlocks === undefined) return undefined;
  return Object.fromEntries(Object.entries(unlocks).map(([command, at]) => [command, secondsOf(at)]));
}

function eventOf({ kind, subject, at, for: lasts, warning, factor }: WorldExperiment['faults'][number]): TimedEvent {
  return {
    kind,
    subject,
    atS: secondsOf(at),
    forS: secondsOf(lasts),
    warningS: secondsOf(warning),
    factor,
  };
}

function demandOf({ workload }: WorldExperiment, trace: LabTrace | undefined): Scenario['demand'] {
  if (workload.kind === 'classes') return { kind: 'curves' };
  if (workload.kind === 'population') return workload;
  const sampleSeconds = workload.kind === 'constant' ? 1 : workload.sampleSeconds;
  const hold =
    workload.kind === 'pattern' || workload.kind === 'constant' || (workload.kind === 'trace' && workload.hold);
  return {
    kind: 'trace',
    trace: TRACE_NAME,
    sampleSeconds,
    ...(hold && { hold }),
    ...(workload.kind === 'trace' && workload.memory && trace?.memory && { memoryTrace: MEMORY_TRACE_NAME }),
  };
}
