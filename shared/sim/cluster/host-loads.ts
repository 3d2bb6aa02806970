import { type HostId, NONE } from '#shared/ids.ts';
import { hostRefusal } from '../capabilities/index.ts';
import { isPowered } from '../kernel/guest-power.ts';
import type { World } from '../kernel/world.ts';
import { overheadMib } from '../memory/index.ts';

/** What the hosts that take part in balancing have to carry, as parts of what they can. */
export interface HostLoads {
  /** Rows of `hosts` that take part, and the same as flags by row. */
  readonly hosts: readonly HostId[];
  readonly takesPart: Uint8Array;
  readonly cpu: Float64Array;
  readonly memory: Float64Array;
  /** VMs for which a move was chosen already. */
  readonly chosen: Set<number>;
}

/** What a VM would add to a host, as parts of what that host has. */
export interface GuestLoad {
  readonly cpu: number;
  readonly memory: number;
}

/** Measures all hosts that run and are open. A VM on its way counts where it goes. */
export function hostLoads(world: World): HostLoads {
  const { hosts, vms } = world;
  const cpu = new Float64Array(hosts.rows);
  const memory = new Float64Array(hosts.rows);
  for (let vm = 0; vm < vms.rows; vm++) {
    const at = destinationOf(world, vm);
    if (at === NONE || !isPowered(vms, vm)) continue;
    const load = guestLoad(world, vm, at);
    cpu[at] += load.cpu;
    memory[at] += load.memory;
  }
  const taking = [...hosts.state.keys()].filter((host) => takesPart(world, host)) as HostId[];
  const flags = Uint8Array.from({ length: hosts.rows }, (_, host) => (takesPart(world, host) ? 1 : 0));
  return { hosts: taking, takesPart: flags, cpu, memory, chosen: new Set() };
}

function takesPart(world: World, host: number): boolean {
  return hostRefusal(world, 'receive', host as HostId) === undefined;
}

/** Where a VM lives, or where it is on its way to. */
function destinationOf({ vms, migrations }: World, vm: number): HostId {
  const move = vms.migration[vm];
  return (move === NONE ? vms.host[vm] : migrations.to[move]) as HostId;
}

/** CPU by what the guest wants of what it may have, with its tax; memory by what it keeps active, and what it costs beside that. */
export function guestLoad({ vms, hosts }: World, vm: number, host: HostId): GuestLoad {
  const capacityMhz = hosts.capacityMhz[host] > 0 ? hosts.capacityMhz[host] : hosts.cores[host] * hosts.coreMhz[host];
  return {
    cpu: capacityMhz > 0 ? vms.dueMhz[vm] / capacityMhz : 0,
    memory: (vms.activeEstimateMib[vm] + overheadMib(vms.memMib[vm])) / hosts.memMib[host],
  };
}

/** Load of a host: its scarcer resource. */
export function loadOf({ cpu, memory }: HostLoads, host: HostId): number {
  return Math.max(cpu[host], memory[host]);
}

/** Imbalance of loads: their population standard deviation (the measure of vSphere DRS). */
export function imbalanceOf(loads: readonly number[]): number {
  let [sum, squares] = [0, 0];
  for (const load of loads) {
    sum += load;
    squares += load * load;
  }
  return imbalance(loads.length, sum, squares);
}

/** The same from the number of loads, their sum and the sum of their squares. */
export function imbalance(count: number, sum: number, squares: number): number {
  if (count === 0) return 0;
  return Math.sqrt(Math.max(0, squares / count - (sum / count) * (sum / count)));
}
