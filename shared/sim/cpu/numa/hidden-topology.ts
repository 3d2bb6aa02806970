import { TECHNIQUES, type Technique, WORKLOADS } from '../../kernel/codes/index.ts';
import type { World } from '../../kernel/world.ts';

const HPC = WORKLOADS.indexOf('hpc');

/**
 * What a cycle is worth to a program that fits itself to caches and cores when its machine does not show them: Linpack
 * under KVM reached 0.830 of native, and 0.977 once its vCPUs were pinned and the topology was shown (Felter et al., IBM
 * RC25482, 2014, Table I).
 */
export const BLIND_FACTOR = 0.83 / 0.977;

/** Techniques under which a guest sees the machine as it is. */
const SEES_ALL = new Set(
  (['native', 'container'] satisfies Technique[]).map((technique) => TECHNIQUES.indexOf(technique)),
);

/** Whether a guest loses because its virtual machine hides caches and nodes: many vCPUs, none of them pinned. */
export function isBlind({ workload, vcpus, pinnedCores, technique }: World['vms'], v: number): boolean {
  return workload[v] === HPC && vcpus[v] > 1 && pinnedCores[v] === 0 && !SEES_ALL.has(technique[v]);
}
