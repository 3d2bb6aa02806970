import { decodePayload, type Field } from '#shared/payload.ts';
import { COMMANDS } from '#shared/sim/commands/index.ts';
import { DISTURBANCES } from '#shared/sim/disturbances/index.ts';
import { HOSTS_PER_RACK } from '#shared/sim/kernel/tables/racks.ts';
import { SYSTEMS } from '#shared/sim/step.ts';
import { CLASSIC_POLICIES, DETECTORS, type PolicyProblem, parseClassicPolicy, SELECTIONS } from './classic/policy.ts';
import { hostModel } from './host-models.ts';
import { nearest } from './nearest.ts';
import { type Problem, pathText, shown } from './problems.ts';
import { rangeProblems } from './range-problems.ts';
import type { ClassicExperiment, Experiment, WorldExperiment } from './schema/experiment.ts';
import { secondsOf } from './schema/parts.ts';
import { classicColumnProblem } from './series/classic-columns.ts';
import { columnProblem } from './series/columns.ts';
import { hostSizeProblems, shapeProblems, vmSizeProblems } from './size-problems.ts';
import { hostsIn, lengthTicks, rowsOf, tableRows, vmsIn } from './sizes.ts';
import { datastoreProblems } from './storage-problems.ts';

/** What fields of an experiment say against each other. */
export function crossCheck(experiment: Experiment): Problem[] {
  if (experiment.kind === 'classic') return classicProblems(experiment);
  return [
    ...lengthProblems(experiment),
    ...placementProblems(experiment),
    ...assistProblems(experiment),
    ...sizeProblems(experiment),
    ...hostSizeProblems(experiment),
    ...vmSizeProblems(experiment),
    ...shapeProblems(experiment),
    ...datastoreProblems(experiment),
    ...rangeProblems(experiment),
    ...orderProblems(experiment),
    ...faultProblems(experiment),
    ...systemProblems(experiment),
    ...seriesProblems(experiment),
  ];
}

const CLASSIC_FORM: { readonly [P in PolicyProblem]: string } = {
  form: 'expected npa, dvfs or detector_selection_parameter such as thr_mmt_0.8',
  detector: `expected a detector (${DETECTORS.join(', ')}) before the first _`,
  selection: `expected a selection (${SELECTIONS.join(', ')}) between the two _`,
  parameter: 'expected a number behind the second _',
};

function classicProblems({ policy, outputs }: ClassicExperiment): Problem[] {
  const answer = parseClassicPolicy(policy);
  const guess = answer.ok ? undefined : nearest(policy, CLASSIC_POLICIES);
  const hint = guess ? ` (did you mean "${guess}"?)` : '';
  const wrong = answer.ok
    ? []
    : [{ path: 'policy', reason: `${CLASSIC_FORM[answer.code]}, found ${shown(policy)}${hint}` }];
  const series = (outputs.series ?? []).flatMap((name, i) => {
    const reason = classicColumnProblem(name);
    return reason ? [{ path: `outputs.series[${i}]`, reason }] : [];
  });
  return [...wrong, ...series];
}

function lengthProblems({ ticks, duration }: WorldExperiment): Problem[] {
  if (ticks !== undefined && duration !== undefined)
    return [{ path: 'duration', reason: 'say either ticks or duration, not both' }];
  if (ticks === undefined && duration === undefined)
    return [{ path: 'ticks', reason: 'is missing; say either ticks or duration' }];
  return [];
}

function placementProblems(experiment: WorldExperiment): Problem[] {
  const hosts = hostsIn(experiment);
  const states = experiment.hosts.flatMap(({ count, state }) => Array.from({ length: count }, () => state));
  return experiment.vms.flatMap(({ placement, count }, g) => {
    if (!Array.isArray(placement)) return [];
    const path = `vms[${g}].placement`;
    if (placement.length !== count)
      return [{ path, reason: `expected one host row for each of the ${count} VMs, found ${placement.length}` }];
    return placement.flatMap((host, i) => {
      const at = `${path}[${i}]`;
      if (host < 0) return [];
      if ((placement[i - 1] ?? 0) < 0)
        return [{ path: at, reason: 'only the last VMs of a group may stand nowhere (−1)' }];
      if (host >= hosts) return [{ path: at, reason: `there is no host ${host}; hosts are 0 to ${hosts - 1}` }];
      return states[host] === 'on' ? [] : [{ path: at, reason: `host ${host} is ${states[host]} at the start` }];
    });
  });
}

/** Hardware assist needs hosts that have it. */
function assistProblems({ vms, hosts }: WorldExperiment): Problem[] {
  const assisted = hosts.some(({ model, hardwareAssist }) => hardwareAssist ?? hostModel(model).hardwareAssist);
  if (assisted) return [];
  return vms.flatMap(({ technique }, g) =>
    technique === 'hardwareAssist'
      ? [{ path: `vms[${g}].technique`, reason: 'no host has hardware assist (hosts[].hardwareAssist)' }]
      : [],
  );
}

function sizeProblems({ vms, workload, rows }: WorldExperiment): Problem[] {
  const tells = workload.kind === 'mixed' || (workload.kind === 'trace' && workload.format !== 'planetlab');
  const bad = vms.flatMap(({ sizeFrom }, g) =>
    sizeFrom && !tells
      ? [{ path: `vms[${g}].sizeFrom`, reason: 'this workload says nothing about the size of VMs' }]
      : [],
  );
  if (rows.vms !== undefined && workload.kind !== 'classes')
    bad.push({ path: 'rows.vms', reason: 'only the workload "classes" has load for VMs that are not there yet' });
  const slots = vms.flatMap(({ slotVms }, g) =>
    slotVms && workload.kind !== 'population'
      ? [{ path: `vms[${g}].slotVms`, reason: 'only the workload "population" has deployments that come and go' }]
      : [],
  );
  bad.push(...slots);
  const memory = workload.kind === 'trace' && workload.memory && workload.format !== 'bitbrainsRows';
  return memory ? [...bad, { path: 'workload.memory', reason: 'only bitbrainsRows tells what memory VMs use' }] : bad;
}

function orderProblems(experiment: WorldExperiment): Problem[] {
  const ticks = lengthTicks(experiment);
  const rows = tableRows(experiment);
  return experiment.orders.flatMap((order, i) => {
    const path = `orders[${i}]`;
    const problems: Problem[] = [];
    if ((order.at === undefined) === (order.atTick === undefined))
      problems.push({ path, reason: 'say either at or atTick, and only one of them' });
    const tick = order.atTick ?? Math.round(secondsOf(order.at ?? 0) / experiment.tickSeconds);
    if (tick >= ticks)
      problems.push({
        path: `${path}.${order.atTick === undefined ? 'at' : 'atTick'}`,
        reason: `the run has ended by then: it is ${ticks} ticks long`,
      });
    const payload = COMMANDS[order.command].payload as { readonly [name: string]: Field };
    for (const name of Object.keys(order.args))
      if (!Object.hasOwn(payload, name)) problems.push(unknownArgument(path, name, Object.keys(payload)));
    for (const [name, field] of Object.entries(payload)) {
      if (field.optional && order.args[name] === undefined) continue;
      const reason = argumentProblem(field, order.args[name], rows);
      if (reason) problems.push({ path: `${path}.args.${name}`, reason });
    }
    return problems;
  });
}

function unknownArgument(path: string, name: string, known: readonly string[]): Problem {
  const guess = nearest(name, known);
  return {
    path: `${path}.${pathText(['args', name])}`,
    reason: `unknown argument; ${guess ? `did you mean "${guess}"?` : `known: ${known.join(', ')}`}`,
  };
}

function argumentProblem(field: Field, value: unknown, rows: { readonly [table: string]: number }): string | undefined {
  const found = value === undefined ? 'is missing; ' : '';
  const but = value === undefined ? '' : `, found ${shown(value)}`;
  const inRange = (min: number, max: number) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
  switch (field.kind) {
    case 'row': {
      const last = (rows[field.table] ?? 0) - 1;
      return inRange(0, last) ? undefined : `${found}expected a row of ${field.table} from 0 to ${last}${but}`;
    }
    case 'int':
      return inRange(field.min, field.max)
        ? undefined
        : `${found}expected a whole number from ${field.min} to ${field.max}${but}`;
    case 'flag':
      return typeof value === 'boolean' ? undefined : `${found}expected true or false${but}`;
    case 'oneOf':
      return field.values.includes(value as string)
        ? undefined
        : `${found}expected one of ${field.values.join(', ')}${but}`;
    case 'pairs':
      return decodePayload({ pairs: field }, rows, { pairs: value })
        ? undefined
        : `${found}expected 1 to ${field.most} pairs of a row of ${field.first} and one of ${field.second}${but}`;
  }
}

function faultProblems(experiment: WorldExperiment): Problem[] {
  const [hosts, vms] = [hostsIn(experiment), vmsIn(experiment)];
  const most = { host: hosts, vm: vms, tenant: rowsOf(experiment).tenants, rack: Math.ceil(hosts / HOSTS_PER_RACK) };
  const seconds = lengthTicks(experiment) * experiment.tickSeconds;
  return experiment.faults.flatMap(({ kind, subject, at }, i) => {
    const of: string = DISTURBANCES[kind].subject;
    const path = `faults[${i}]`;
    const late =
      secondsOf(at) >= seconds
        ? [{ path: `${path}.at`, reason: `the run has ended by then: it is ${seconds} s long` }]
        : [];
    if (of === 'hall')
      return subject === -1
        ? late
        : [...late, { path: `${path}.subject`, reason: `${kind} happens to the whole hall: −1` }];
    const rows = most[of as keyof typeof most];
    if (rows === undefined || (subject >= 0 && subject < rows)) return late;
    return [
      ...late,
      {
        path: `${path}.subject`,
        reason: `${kind} happens to a ${of}: expected a row from 0 to ${rows - 1}, found ${subject}`,
      },
    ];
  });
}

function systemProblems({ systems }: WorldExperiment): Problem[] {
  const known = SYSTEMS.map(({ name }) => name);
  return (systems ?? []).flatMap((name, i) => {
    if (known.includes(name)) return [];
    const guess = nearest(name, known);
    return [
      {
        path: `systems[${i}]`,
        reason: `there is no system "${name}"; ${guess ? `did you mean "${guess}"?` : `known: ${known.join(', ')}`}`,
      },
    ];
  });
}

function seriesProblems(experiment: WorldExperiment): Problem[] {
  return (experiment.outputs.series ?? []).flatMap((name, i) => {
    const reason = columnProblem(name, tableRows(experiment));
    return reason ? [{ path: `outputs.series[${i}]`, reason }] : [];
  });
}
