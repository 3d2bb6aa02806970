import type { HostId, VmId } from '#shared/ids.ts';
import { coresRefusal, reservationRefusal } from '../cpu/index.ts';
import { HYPERVISORS } from '../kernel/codes/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld } from '../kernel/world.ts';
import { movingDiskRefusal, reachRefusal } from '../storage/index.ts';
import { admissionRefusal } from './memory-commitment.ts';
import { ruleRefusal } from './placement-rules.ts';
import { targetRefusal } from './target-refusal.ts';

const BARE = HYPERVISORS.indexOf('none');

/** Why a VM has more vCPUs than a host could ever run at once, or nothing. */
function vcpusRefusal({ vms, hosts }: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  const maxVcpus = mostVcpus(hosts, host);
  return vms.vcpus[vm] > maxVcpus ? { code: 'tooManyVcpus', host, maxVcpus } : undefined;
}

/** vCPUs that one VM can have on a host: one a hardware thread. */
export function mostVcpus({ cores, smt }: OpenWorld['hosts'], host: HostId): number {
  return cores[host] * (smt[host] === 1 ? 2 : 1);
}

/** Why a host without a hypervisor takes no further system, or nothing: it runs one, and nothing keeps two apart. */
function bareRefusal({ hosts, migrations }: OpenWorld, host: HostId): Refusal | undefined {
  if (hosts.hypervisor[host] !== BARE) return undefined;
  const taken = hosts.vms[host] > 0 || migrations.to.some((to, m) => to === host && migrations.state[m] !== 0);
  return taken ? { code: 'oneSystemOnly', host } : undefined;
}

/** Why a VM may not come to a host where it does not stand yet, or nothing. */
export function arrivalRefusal(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  return (
    targetRefusal(world, vm, host) ??
    bareRefusal(world, host) ??
    vcpusRefusal(world, vm, host) ??
    reachRefusal(world, vm, host) ??
    coresRefusal(world, host) ??
    admissionRefusal(world, vm, host) ??
    reservationRefusal(world, vm, host) ??
    movingDiskRefusal(world, vm, host) ??
    ruleRefusal(world, vm, host)
  );
}
