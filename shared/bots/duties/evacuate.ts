import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { HOST_STATES, VM_STATES, WORKLOADS, type Workload } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { type Caution, chooseHost } from '../choose-host.ts';
import { bringTo, homeOf, movesUnderWay, type Plan, propose } from '../plan.ts';

/** Moves over one network at a time: more of them only get in each other's way. */
const MOVES_MAX = 3;

/** Workloads that write so much that a live move hardly ends: each would hold up all others. */
const HARD_TO_MOVE = ['oltp', 'transactions', 'randomAccess'].map((name) => WORKLOADS.indexOf(name as Workload));

/** Moves the VMs of failing hosts away: first those that are easily moved, the best-paying for their memory before others. */
export function evacuate(plan: Plan, caution: Caution): void {
  const { hosts } = plan.world;
  for (let host = 0 as HostId; host < hosts.rows; host++) {
    const failing = hosts.state[host] === HOST_STATES.indexOf('on') && hosts.warningPermille[host] > 0;
    if (failing) empty(plan, host, caution);
  }
}

/** Moves VMs off a host as long as the network has room for moves. Answers whether all that is left can go. */
export function empty(plan: Plan, host: HostId, caution: Caution): boolean {
  let room = MOVES_MAX - movesUnderWay(plan.world);
  for (const vm of guestsOf(plan, host)) {
    const to = chooseHost(plan, vm, caution);
    if (to === NONE) return false;
    if (room <= 0) return true;
    if (!propose(plan, { name: 'migrateLive', args: { vm, host: to } })) continue;
    bringTo(plan, vm, to);
    room -= 1;
  }
  return true;
}

/** Whether a live move of a VM is likely to take long and to end in a pause. */
export function isHardToMove({ vms }: OpenWorld, vm: VmId): boolean {
  return HARD_TO_MOVE.includes(vms.workload[vm]);
}

/** Running VMs that will stay on a host unless moved: those easily moved first, then by what they pay for their memory. */
export function guestsOf({ world }: Plan, host: HostId): VmId[] {
  const { vms, tenants } = world;
  const guests: VmId[] = [];
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    const running = vms.state[vm] === VM_STATES.indexOf('running');
    if (running && vms.host[vm] === host && homeOf(world, vm) === host) guests.push(vm);
  }
  const hard = (vm: VmId) => (isHardToMove(world, vm) ? 1 : 0);
  const feePerMib = (vm: VmId) => tenants.feeCentsPerS[vms.tenant[vm]] / Math.max(1, vms.touchedMib[vm]);
  return guests.sort((a, b) => hard(a) - hard(b) || feePerMib(b) - feePerMib(a) || a - b);
}
