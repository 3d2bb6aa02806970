import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { leaveCores } from '../cpu/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld, World } from '../kernel/world.ts';
import { overheadMib } from '../memory/index.ts';
import { reservedMib } from '../virtualization/index.ts';

/** Memory that a host may still promise under the overcommit policy, in MiB; negative after the policy was tightened. */
export function committableMib({ hosts, hall }: OpenWorld, host: HostId): number {
  const ownMib = hosts.memMib[host] - reservedMib(hosts.hypervisor[host]);
  return Math.floor((ownMib * hall.overcommitPercent[0]) / 100) - hosts.promisedMib[host];
}

/** What a VM costs its host in promised memory: all that is configured, and the overhead; in MiB. */
export function guestNeedMib({ vms }: OpenWorld, vm: VmId): number {
  return vms.memMib[vm] + overheadMib(vms.memMib[vm]);
}

/** Why a host may not take a VM's memory, or nothing. */
export function admissionRefusal(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  const needMib = guestNeedMib(world, vm);
  const freeMib = committableMib(world, host);
  return needMib > freeMib ? { code: 'notEnoughMemory', host, needMib, freeMib } : undefined;
}

/** Books a VM's memory and vCPUs on a host and makes that host its home; `NONE` takes it off its present one. */
export function assignHost(world: World, vm: VmId, host: HostId | typeof NONE): void {
  const { hosts, vms } = world;
  const needMib = guestNeedMib(world, vm);
  const from = vms.host[vm];
  if (from !== NONE && from !== host) leaveCores(world, vm);
  if (from !== NONE) book(from, -1);
  if (host !== NONE) book(host, 1);
  vms.host[vm] = host;

  function book(at: number, sign: number) {
    hosts.promisedMib[at] += sign * needMib;
    hosts.vcpus[at] += sign * vms.vcpus[vm];
    hosts.vms[at] += sign;
  }
}
