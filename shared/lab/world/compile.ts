import type { HostModel, Scenario, TimedEvent } from '#shared/sim/kernel/scenario/scenario.ts';
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
  const hostModels = modelsOf(experiment);
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

/** The models of the groups in their order, then those that can be bought besides. */
function modelsOf({ hosts, catalogue = [] }: WorldExperiment): HostModel[] {
  const all = [...hosts.map(({ count: _, state: __, ...host }) => host), ...catalogue];
  const names = all.map(({ name, model }) => name ?? model);
  return all.map(({ name: _, model, ...own }, g) => {
    // The first of a name has it alone.
    const id = names.indexOf(names[g]) === g ? names[g] : `${names[g]}-${g}`;
    return { ...hostModel(model), ...own, id } as HostModel;
  });
}

function unlocksOf({ unlocks }: WorldExperiment): Scenario['unlocks'] {
  if (unlocks === undefined) return undefined;
  return Object.fromEntries(Object.entries(unlocks).map(([command, at]) => [command, secondsOf(at)]));
}

function eventOf(fault: WorldExperiment['faults'][number]): TimedEvent {
  const { kind, subject, at, for: lasts, warning, factor, optional } = fault;
  return {
    kind,
    subject,
    atS: secondsOf(at),
    forS: secondsOf(lasts),
    warningS: secondsOf(warning),
    factor,
    ...(optional !== undefined && { optional }),
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
