import { HYPERVISORS } from '#shared/sim/kernel/codes/index.ts';
import { LEAST_HEAP, leastHeapMib } from '#shared/sim/memory/index.ts';
import { hypervisorOwnMib } from '#shared/sim/virtualization/index.ts';
import { hostModel } from './host-models.ts';
import type { Problem } from './problems.ts';
import type { WorldExperiment } from './schema/experiment.ts';
import { USUAL_ACTIVE } from './schema/machines.ts';

type VmGroup = WorldExperiment['vms'][number];

/** Hardware threads of a core with `smt`. */
const THREADS = 2;

/** Hosts that are divided into more than they have, that have no room for their hypervisor, or promise more than can be counted. */
export function hostSizeProblems({ hosts, policies }: WorldExperiment): Problem[] {
  return hosts.flatMap((host, g) => {
    const cores = host.cores ?? hostModel(host.model).cores;
    const atMost = (field: 'numaNodes' | 'dom0Vcpus', most: number, what: string) => {
      const found = host[field] ?? 0;
      const reason = `the host has ${most} ${what}, found ${found}`;
      return found > most ? [{ path: `hosts[${g}].${field}`, reason }] : [];
    };
    return [
      ...atMost('numaNodes', cores, 'cores'),
      ...atMost('dom0Vcpus', threadsOf(host), 'hardware threads'),
      ...memoryProblems(host, policies.overcommitPercent, `hosts[${g}].memMib`),
    ];
  });
}

/** What is promised is counted in whole MiB in 32 bits. */
const MOST_PROMISED_MIB = 2_000_000_000;

function memoryProblems(host: WorldExperiment['hosts'][number], overcommitPercent: number, path: string): Problem[] {
  const memMib = host.memMib ?? hostModel(host.model).memMib;
  const hypervisor = host.hypervisor ?? hostModel(host.model).hypervisor ?? 'type1';
  const own = { hypervisor: Int32Array.of(HYPERVISORS.indexOf(hypervisor)), memMib: Int32Array.of(memMib) };
  const ownMib = hypervisorOwnMib(own, 0);
  if (memMib <= ownMib)
    return [{ path, reason: `the hypervisor ${hypervisor} alone takes ${ownMib} MiB, found ${memMib}` }];
  const promised = (memMib * overcommitPercent) / 100;
  if (promised <= MOST_PROMISED_MIB) return [];
  const reason = `${overcommitPercent} % of it (policies.overcommitPercent) is more than ${MOST_PROMISED_MIB} MiB, found ${memMib}`;
  return [{ path, reason }];
}

/** VMs that are too large for every host, or that say what cannot be true at once. */
export function vmSizeProblems(experiment: WorldExperiment): Problem[] {
  const most = largestHosts(experiment);
  return experiment.vms.flatMap((group, g) => {
    const path = `vms[${g}]`;
    const own = group.sizeFrom ? [] : tooLarge(group, most, path);
    return [
      ...own,
      ...activeProblems(group, path),
      ...heapProblems(group, `${path}.heap.mib`),
      ...elasticProblems(group, `${path}.elastic`),
      ...jobProblems(group, path),
    ];
  });
}

/** Threads of the host that has most, and MiB that the largest may promise: never less than it has. */
function largestHosts({ hosts, policies }: WorldExperiment) {
  let [threads, mib] = [0, 0];
  for (const host of hosts) {
    threads = Math.max(threads, threadsOf(host));
    mib = Math.max(mib, host.memMib ?? hostModel(host.model).memMib);
  }
  return { threads, mib: Math.floor(mib * Math.max(1, policies.overcommitPercent / 100)) };
}

function threadsOf({ model, cores, smt }: WorldExperiment['hosts'][number]): number {
  const named = hostModel(model);
  return (cores ?? named.cores) * ((smt ?? named.smt) ? THREADS : 1);
}

function tooLarge({ vcpus, memMib }: VmGroup, most: ReturnType<typeof largestHosts>, path: string): Problem[] {
  const problems: Problem[] = [];
  if (vcpus > most.threads)
    problems.push({
      path: `${path}.vcpus`,
      reason: `no host has so many hardware threads: at most ${most.threads}, found ${vcpus}`,
    });
  if (memMib > most.mib)
    problems.push({
      path: `${path}.memMib`,
      reason: `no host may promise so much memory: at most ${most.mib}, found ${memMib}`,
    });
  return problems;
}

/** A heap has room for what lives in it, and fits into its guest. */
function heapProblems({ heap, memMib, sizeFrom }: VmGroup, path: string): Problem[] {
  if (heap === undefined) return [];
  const least = leastHeapMib(heap.liveMib);
  if (heap.mib < least)
    return [{ path, reason: `expected at least ${least}, ${LEAST_HEAP} times liveMib, found ${heap.mib}` }];
  if (sizeFrom !== undefined) return [{ path, reason: 'sizes come from the trace (sizeFrom), which tells no heaps' }];
  if (heap.mib <= memMib) return [];
  return [{ path, reason: `expected at most memMib (${memMib}), found ${heap.mib}` }];
}

function activeProblems({ activeFraction, touchedFraction }: VmGroup, path: string): Problem[] {
  if (activeFraction <= touchedFraction) return [];
  const reason = `what is active has been touched: expected at most touchedFraction (${touchedFraction}), found ${activeFraction}${activeFraction === USUAL_ACTIVE ? ' (the default)' : ''}`;
  return [{ path: `${path}.activeFraction`, reason }];
}

function elasticProblems({ elastic, count }: VmGroup, path: string): Problem[] {
  if (!elastic) return [];
  const { start, rule } = elastic;
  const problems: Problem[] = [];
  const atMost = (field: string, found: number) => {
    if (found > count)
      problems.push({ path: `${path}.${field}`, reason: `the group has ${count} VMs (count), found ${found}` });
  };
  atMost('start', start);
  if (!rule) return problems;
  if (rule.min > rule.max)
    problems.push({ path: `${path}.rule.min`, reason: `expected at most max (${rule.max}), found ${rule.min}` });
  atMost('rule.max', rule.max);
  return problems;
}

function jobProblems({ shape }: VmGroup, path: string): Problem[] {
  if (shape?.kind !== 'batch' || shape.capSeconds >= shape.jobSeconds) return [];
  const reason = `expected at least jobSeconds (${shape.jobSeconds}), found ${shape.capSeconds}`;
  return [{ path: `${path}.shape.capSeconds`, reason }];
}

/** A shape is load of its own: beside a workload that says what everybody wants, one of the two would be lost. */
export function shapeProblems({ vms, workload }: WorldExperiment): Problem[] {
  if (workload.kind === 'classes') return [];
  return vms.flatMap(({ shape }, g) =>
    shape === undefined
      ? []
      : [{ path: `vms[${g}].shape`, reason: `goes with the workload "classes" alone, found "${workload.kind}"` }],
  );
}
