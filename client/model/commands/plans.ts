import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { checkCommand } from '#shared/sim/check.ts';
import { bestTarget } from '#shared/sim/cluster/index.ts';
import { HOST_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { committableMib, guestNeedMib } from '#shared/sim/placement/index.ts';
import { contractSpaceRefusal } from '#shared/sim/storage/index.ts';
import { at } from '../facts/cell.ts';
import type { Planned } from '../state/planned.ts';

const HOST_ON = HOST_STATES.indexOf('on');
const NO_VM = VM_STATES.indexOf('none');
const RUNNING = VM_STATES.indexOf('running');

/** VMs of running contracts that stand on no host and could, of one customer or of all: one without a system is no machine yet. */
export function waitingVms({ vms, tenants }: OpenWorld, tenant?: number): number[] {
  const waiting: number[] = [];
  for (let vm = 0; vm < vms.rows; vm++) {
    if (at(vms.host, vm) !== NONE || at(vms.state, vm) === NO_VM || at(vms.blank, vm) === 1) continue;
    const own = at(vms.tenant, vm);
    if (tenant === undefined || (own === tenant && own < tenants.rows)) waiting.push(vm);
  }
  return waiting;
}

/** Where these VMs could go, one after the other, each to the host with the most memory left to promise. */
export function planPlacement(world: OpenWorld, vms: readonly number[], by: number): Planned[] {
  const then = whatIf(world);
  return vms.map((vm) => {
    const host = roomiest(then, vm, by);
    if (host !== NONE) book(then, vm, host);
    return { vm, host };
  });
}

/** Whether any of these VMs would find a host now. */
export function findsHost(world: OpenWorld, vms: readonly number[], by: number): boolean {
  return vms.some((vm) => roomiest(world, vm, by) !== NONE);
}

/** Where the running VMs of a host would go if it were emptied now, as the engine chooses. */
export function planEvacuation(world: OpenWorld, from: number): Planned[] {
  const then = whatIf(world);
  const plan: Planned[] = [];
  for (let vm = 0; vm < world.vms.rows; vm++) {
    if (at(world.vms.host, vm) !== from || at(world.vms.state, vm) !== RUNNING) continue;
    if (at(world.vms.migration, vm) !== NONE) continue;
    const host = bestTarget(then, vm as VmId);
    if (host !== NONE) book(then, vm, host);
    plan.push({ vm, host });
  }
  return plan;
}

/** Where the VMs of an offer would go now, each to the host with the most memory left to promise; `NONE` where none has room. */
export function planOffer(world: OpenWorld, tenant: number): Planned[] {
  const first = at(world.tenants.firstVm, tenant);
  const vms = Array.from({ length: at(world.tenants.vmsNow, tenant) }, (_, i) => first + i);
  const roomMib = Array.from({ length: world.hosts.rows }, (_, host) => roomOf(world, host));
  return vms.map((vm) => {
    const needMib = guestNeedMib(world, vm as VmId);
    const host = roomMib.indexOf(Math.max(...roomMib));
    if ((roomMib[host] ?? 0) < needMib) return { vm, host: NONE };
    roomMib[host] = (roomMib[host] ?? 0) - needMib;
    return { vm, host };
  });
}

/** How many of the VMs of an offer the hall could take now: their memory on hosts, and their disks on datastores. */
export function fitOfOffer(world: OpenWorld, tenant: number): { readonly fit: number; readonly all: number } {
  const plan = planOffer(world, tenant);
  let fit = plan.filter(({ host }) => host !== NONE).length;
  while (fit > 0 && contractSpaceRefusal(world, at(world.tenants.firstVm, tenant), fit)) fit -= 1;
  return { fit, all: plan.length };
}

function roomOf(world: OpenWorld, host: number): number {
  const open = at(world.hosts.state, host) === HOST_ON && at(world.hosts.maintenance, host) === 0;
  return open ? committableMib(world, host as HostId) : 0;
}

function roomiest(world: OpenWorld, vm: number, by: number): number {
  let best: number = NONE;
  for (let host = 0; host < world.hosts.rows; host++) {
    if (best !== NONE && roomOf(world, host) <= roomOf(world, best)) continue;
    const args = { vm: vm as VmId, host: host as HostId };
    if (!checkCommand(world, { name: 'placeVm', args }, by)) best = host;
  }
  return best;
}

/** The same world with columns of its own for what a placement books, so that one can try out several in turn. */
function whatIf(world: OpenWorld): OpenWorld {
  const { hosts, vms } = world;
  return {
    ...world,
    hosts: { ...hosts, promisedMib: hosts.promisedMib.slice(), vcpus: hosts.vcpus.slice(), vms: hosts.vms.slice() },
    vms: { ...vms, host: vms.host.slice() },
  };
}

function book(then: OpenWorld, vm: number, host: number): void {
  const { hosts, vms } = then;
  hosts.promisedMib[host] = at(hosts.promisedMib, host) + guestNeedMib(then, vm as VmId);
  hosts.vcpus[host] = at(hosts.vcpus, host) + at(vms.vcpus, vm);
  hosts.vms[host] = at(hosts.vms, host) + 1;
  vms.host[vm] = host;
}
