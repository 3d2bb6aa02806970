import { hostModel } from './host-models.ts';
import type { Problem } from './problems.ts';
import type { WorldExperiment } from './schema/experiment.ts';

type VmGroup = WorldExperiment['vms'][number];

/** Hardware threads of a core with `smt`. */
const THREADS = 2;

/** VMs that are too large for every host, or that say what cannot be true at once. */
export function vmSizeProblems(experiment: WorldExperiment): Problem[] {
  const most = largestHosts(experiment);
  return experiment.vms.flatMap((group, g) => {
    const path = `vms[${g}]`;
    const own = group.sizeFrom ? [] : tooLarge(group, most, path);
    return [...own, ...activeProblems(group, path), ...elasticProblems(group, `${path}.elastic`)];
  });
}

/** Threads of the host that has most, and MiB that the largest may promise: never less than it has. */
function largestHosts({ hosts, policies }: WorldExperiment) {
  let [threads, mib] = [0, 0];
  for (const { model, cores, smt, memMib } of hosts) {
    const named = hostModel(model);
    threads = Math.max(threads, (cores ?? named.cores) * ((smt ?? named.smt) ? THREADS : 1));
    mib = Math.max(mib, memMib ?? named.memMib);
  }
  return { threads, mib: Math.floor(mib * Math.max(1, policies.overcommitPercent / 100)) };
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

function activeProblems({ activeFraction, touchedFraction }: VmGroup, path: string): Problem[] {
  if (activeFraction <= touchedFraction) return [];
  const reason = `what is active has been touched: expected at most touchedFraction (${touchedFraction}), found ${activeFraction}`;
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
