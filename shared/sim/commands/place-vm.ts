import type { HostId, VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { HOST_STATES, TECHNIQUES, VM_STATES } from '../codes.ts';
import { admissionRefusal, promise } from '../mechanisms/admission.ts';
import { startBoot } from '../mechanisms/vm-power.ts';
import { defineCommand } from './define.ts';

const OFF = VM_STATES.indexOf('off');
const LOST = VM_STATES.indexOf('lost');

/** Puts a VM that stands nowhere on a host and starts it, if what the host has promised leaves room for it. */
export const placeVm = defineCommand({
  payload: { vm: row<VmId>('vms'), host: row<HostId>('hosts') },

  check(world, { vm, host }) {
    const { hosts, vms, scenario } = world;
    if (vms.state[vm] === VM_STATES.indexOf('none')) return { code: 'noSuchVm', vm };
    if (hosts.state[host] === HOST_STATES.indexOf('none')) return { code: 'noSuchHost', host };
    if (vms.state[vm] !== OFF && vms.state[vm] !== LOST) return { code: 'vmIsRunning', vm };
    if (hosts.state[host] === HOST_STATES.indexOf('failed')) return { code: 'hostHasFailed', host };
    if (hosts.state[host] !== HOST_STATES.indexOf('on')) return { code: 'hostIsOff', host };
    if (hosts.maintenance[host]) return { code: 'hostInMaintenance', host };
    const assisted = vms.technique[vm] === TECHNIQUES.indexOf('hardwareAssist');
    if (assisted && !scenario.hostModels[hosts.model[host]].hardwareAssist) return { code: 'noHardwareAssist', host };
    return vms.host[vm] === host ? undefined : admissionRefusal(world, vm, host);
  },

  apply(world, { vm, host }, by) {
    promise(world, vm, host);
    startBoot(world, vm);
    world.events.push({ type: 'vmPlaced', vm, host, by });
  },
});
