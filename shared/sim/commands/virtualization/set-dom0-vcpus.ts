import type { HostId } from '#shared/ids.ts';
import { int, row } from '#shared/payload.ts';
import { runsDom0 } from '../../virtualization/index.ts';
import { defineCommand } from '../define.ts';

/** Says how many vCPUs the privileged guest of a host has for the I/O of all others. */
export const setDom0Vcpus = defineCommand({
  payload: { host: row<HostId>('hosts'), vcpus: int(1, 16) },

  check(world, { host, vcpus }) {
    const { hosts } = world;
    if (!runsDom0(hosts.hypervisor[host])) return { code: 'noDom0', host };
    if (vcpus > hosts.cores[host]) return { code: 'tooManyVcpus', host, maxVcpus: hosts.cores[host] };
    return hosts.dom0Vcpus[host] === vcpus ? { code: 'nothingToChange' } : undefined;
  },

  apply({ hosts }, { host, vcpus }) {
    hosts.dom0Vcpus[host] = vcpus;
  },
});
