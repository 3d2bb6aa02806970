import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { HOST_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { type Caution, chooseHost } from '../choose-host.ts';
import { bringTo, homeOf, movesUnderWay, type Plan, propose } from '../plan.ts';

/** Moves over one network at a time: more of them only get in each other's way. */
const MOVES_MAX = 3;

/** Moves the VMs of failing hosts away, those of the best-paying tenants first. */
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

/** Running VMs that will stay on a host unless moved, best-paying first, small ones before large ones. */
export function guestsOf({ world }: Plan, host: HostId): VmId[] {
  const { vms, tenants } = world;
  const guests: VmId[] = [];
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    const running = vms.state[vm] === VM_STATES.indexOf('running');
    if (running && vms.host[vm] === host && homeOf(world, vm) === host) guests.push(vm);
  }
  const feeOf = (vm: VmId) => tenants.feeCentsPerS[vms.tenant[vm]];
  return guests.sort((a, b) => feeOf(b) - feeOf(a) || vms.activeMib[a] - vms.activeMib[b] || a - b);
}
