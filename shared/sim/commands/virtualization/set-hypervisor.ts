import type { HostId } from '#shared/ids.ts';
import { oneOf, row } from '#shared/payload.ts';
import { HOST_STATES, HYPERVISORS, OFFERED_HYPERVISORS } from '../../kernel/codes/index.ts';
import { ticksOf } from '../../kernel/time.ts';
import { incomingOf } from '../../placement/index.ts';
import { INSTALL_S, installDom0, USUAL_DOM0_VCPUS } from '../../virtualization/index.ts';
import { defineCommand } from '../define.ts';

/** Puts another hypervisor on an empty host; the host is down meanwhile. */
export const setHypervisor = defineCommand({
  payload: { host: row<HostId>('hosts'), hypervisor: oneOf(OFFERED_HYPERVISORS) },

  check(world, { host, hypervisor }) {
    const { hosts } = world;
    if (hosts.hypervisor[host] === HYPERVISORS.indexOf(hypervisor)) return { code: 'nothingToChange' };
    const vms = hosts.vms[host] + incomingOf(world, host);
    return vms > 0 ? { code: 'hostNotEmpty', host, vms } : undefined;
  },

  apply(world, { host, hypervisor }, by) {
    const { hosts, scenario, tick, events } = world;
    hosts.hypervisor[host] = HYPERVISORS.indexOf(hypervisor);
    installDom0(hosts, host, scenario.hostModels[hosts.model[host]].dom0Vcpus ?? USUAL_DOM0_VCPUS);
    hosts.state[host] = HOST_STATES.indexOf('booting');
    hosts.readyAtTick[host] = tick + ticksOf(scenario, INSTALL_S);
    events.push({ type: 'hypervisorInstalled', host, by });
  },
});
