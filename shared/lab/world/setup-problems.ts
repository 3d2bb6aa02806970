import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { HYPERVISORS, TECHNIQUES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { overheadMib } from '#shared/sim/memory/index.ts';
import { guestRefusal, hypervisorOwnMib, setupRefusal } from '#shared/sim/virtualization/index.ts';
import type { Problem, Told } from '../problems.ts';
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

/** What cannot run where the experiment puts it. */
export function setupProblems(world: World, experiment: WorldExperiment): Problem[] {
  return [...guestProblems(world, experiment), ...overheadProblems(world, experiment)];
}

/** Hosts whose hypervisor, with what each VM costs beside its own memory, would take all that they have. */
function overheadProblems({ hosts, vms }: World, { hosts: groups }: WorldExperiment): Problem[] {
  const ownMib = Float64Array.from({ length: hosts.rows }, (_, host) => hypervisorOwnMib(hosts, host));
  for (let vm = 0; vm < vms.rows; vm++) if (vms.host[vm] !== NONE) ownMib[vms.host[vm]] += overheadMib(vms.memMib[vm]);
  let first = 0;
  return groups.flatMap(({ count }, g) => {
    const start = first;
    first += count;
    const short = ownMib.subarray(start, first).findIndex((mib, i) => mib >= hosts.memMib[start + i]);
    if (short < 0) return [];
    const host = start + short;
    const reason = `host ${host} has ${hosts.memMib[host]} MiB; its hypervisor and what its ${hosts.vms[host]} VMs cost beside their own memory take ${Math.ceil(ownMib[host])}`;
    const values = { host, memMib: hosts.memMib[host], needMib: Math.ceil(ownMib[host]) };
    return [{ path: `hosts[${g}].memMib`, reason, told: { code: 'hostTooSmall', values } }];
  });
}

/** VMs that could not run where they are put: the first of each group. */
function guestProblems(world: World, { vms: groups }: WorldExperiment): Problem[] {
  let first = 0;
  return groups.flatMap(({ count }, g) => {
    const start = first;
    first += count;
    for (let vm = start as VmId; vm < start + count; vm++) {
      const host = world.vms.host[vm];
      const technique = TECHNIQUES[world.vms.technique[vm]];
      const shared = host !== NONE && HYPERVISORS[world.hosts.hypervisor[host]] === 'none' && world.hosts.vms[host] > 1;
      const told = (code: Told['code']): Told => ({ code, values: { vm, host } });
      if (shared) {
        const reason = `VM ${vm} cannot run on host ${host}: ${ONE_SYSTEM}`;
        return [{ path: `vms[${g}]`, reason, told: told('oneSystem') }];
      }
      const refusal = host === NONE ? guestRefusal(world, vm, technique) : setupRefusal(world, vm, host as HostId);
      if (!refusal) continue;
      const where = host === NONE ? '' : ` on host ${host}`;
      const reason = `VM ${vm} cannot run${where}: ${REASONS[refusal.code] ?? refusal.code}`;
      return [{ path: `vms[${g}]`, reason, told: told('cannotRun') }];
    }
    return [];
  });
}
