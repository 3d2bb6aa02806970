import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { DOM0_STATES, IO_PATHS, type IoPath, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { PACKETS } from '#shared/sim/virtualization/index.ts';
import { type Plan, propose, rests } from '../plan.ts';

const RUNNING = VM_STATES.indexOf('running');
/** Packets of a second of CPU time from which on a guest is worth a part of the card. */
const MANY_PACKETS = 100_000;
/** Seconds after a change before the same guest or host is changed again, and changes in a turn at most. */
const REST_S = 60;
const CHANGES_MAX = 2;
/** ‰ of its vCPUs that a privileged guest may need before it gets one more. */
const CROWDED_PERMILLE = 750;
const VCPUS_MAX = 4;

/** Gives guests the path that suits them: a part of the card to whoever sends most, a ring to all others, who can move. */
export function choosePaths(plan: Plan): void {
  const { vms, scenario } = plan.world;
  let changes = 0;
  for (let vm = 0 as VmId; vm < vms.rows && changes < CHANGES_MAX; vm++) {
    if (vms.state[vm] !== RUNNING || vms.host[vm] === NONE) continue;
    const path = pathFor(plan.world, vm);
    if (IO_PATHS[vms.ioPath[vm]] === path || (path === 'split' && IO_PATHS[vms.ioPath[vm]] === 'virtio')) continue;
    if (rests(plan, `path ${vm}`, ticksOf(scenario, REST_S))) continue;
    if (propose(plan, { name: 'setIoPath', args: { vm, path } })) changes += 1;
  }
}

function pathFor({ vms }: OpenWorld, vm: VmId): IoPath {
  return PACKETS[vms.workload[vm]] >= MANY_PACKETS ? 'passthrough' : 'split';
}

/** Gives privileged guests a vCPU more when they need so many ‰ of those that they have, up to `vcpusMax`. */
export function sizeDom0s(plan: Plan, fromPermille = CROWDED_PERMILLE, vcpusMax = VCPUS_MAX): void {
  const { hosts, scenario } = plan.world;
  for (let host = 0 as HostId; host < hosts.rows; host++) {
    const vcpus = hosts.dom0Vcpus[host];
    if (hosts.dom0Permille[host] <= fromPermille || vcpus === 0 || vcpus >= vcpusMax) continue;
    if (rests(plan, `dom0 ${host}`, ticksOf(scenario, 3))) continue;
    propose(plan, { name: 'setDom0Vcpus', args: { host, vcpus: vcpus + 1 } });
  }
}

/** Restarts privileged guests that hang. */
export function restartDom0s(plan: Plan): void {
  const { hosts } = plan.world;
  for (let host = 0 as HostId; host < hosts.rows; host++) {
    if (hosts.dom0State[host] === DOM0_STATES.indexOf('wedged')) propose(plan, { name: 'restartDom0', args: { host } });
  }
}
