import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { HYPERVISORS, TECHNIQUES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { guestRefusal, setupRefusal } from '#shared/sim/virtualization/technique-gates.ts';
import type { Problem } from '../problems.ts';
import type { WorldExperiment } from '../schema/experiment.ts';

/** What the engine's codes mean for somebody who writes an experiment. */
const REASONS: { readonly [code: string]: string } = {
  notBytecode: 'technique "jvm" runs the workload "jvm" only',
  foreignInstructions: 'a guest "foreignIsa" runs under technique "interpreter" or "emulator" only',
  kernelIsClosed: 'technique "paravirtual" needs a guest whose kernel may be changed ("linux")',
  notHostsKernel: 'technique "container" needs a guest "linux"',
  hypervisorCannot: 'the hypervisor of its host does not offer its technique (containers run on "containerHost" only)',
  noHardwareAssist: 'the processor of its host has no hardware assist',
  pathNotOffered: 'its host offers no passthrough',
  noFreeFunction: 'its host has no part of its network card left to hand through (hosts[].virtualFunctions)',
};

const ONE_SYSTEM = 'a host with hypervisor "none" runs one system';

/** VMs that could not run where the experiment puts them: the first of each group. */
export function setupProblems(world: World, { vms: groups }: WorldExperiment): Problem[] {
  let first = 0;
  return groups.flatMap(({ count }, g) => {
    const start = first;
    first += count;
    for (let vm = start as VmId; vm < start + count; vm++) {
      const host = world.vms.host[vm];
      const technique = TECHNIQUES[world.vms.technique[vm]];
      const shared = host !== NONE && HYPERVISORS[world.hosts.hypervisor[host]] === 'none' && world.hosts.vms[host] > 1;
      if (shared) return [{ path: `vms[${g}]`, reason: `VM ${vm} cannot run on host ${host}: ${ONE_SYSTEM}` }];
      const refusal = host === NONE ? guestRefusal(world, vm, technique) : setupRefusal(world, vm, host as HostId);
      if (!refusal) continue;
      const where = host === NONE ? '' : ` on host ${host}`;
      return [{ path: `vms[${g}]`, reason: `VM ${vm} cannot run${where}: ${REASONS[refusal.code] ?? refusal.code}` }];
    }
    return [];
  });
}
