import type { HostId, VmId } from '#shared/ids.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { HOST_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { checkCommand } from '#shared/sim/step.ts';
import { type Actor, isDue } from './actor.ts';

const ON = HOST_STATES.indexOf('on');
const RUNNING = VM_STATES.indexOf('running');
const OPERATOR = 0;

export interface BalanceTerms {
  readonly everyS: number;
  /** Standard deviation of normalised host load that is left alone. */
  readonly spread: number;
  readonly movesAtOnce: number;
}

/** Load of each host that is on, as a part of what it has, as it would be after the moves that are planned. */
interface Loads {
  readonly hosts: readonly HostId[];
  readonly mhz: Float64Array;
  readonly capacityMhz: Float64Array;
}

/**
 * Load balancing after VMware DRS (Gulati et al., VMware Technical Journal 1(1), 2012): hill climbing, one move at a time,
 * always the move that lowers the standard deviation of host load most.
 */
export function balanceActor({ everyS, spread, movesAtOnce }: BalanceTerms): Actor {
  return {
    act(world) {
      if (!isDue(world, everyS)) return [];
      const loads = loadsOf(world);
      const calls: CommandCall[] = [];
      const moved = new Set<number>();
      while (calls.length < movesAtOnce && deviation(loads) > spread) {
        const call = bestMove(world, loads, moved);
        if (!call) break;
        calls.push(call);
      }
      return calls.map((call) => ({ by: OPERATOR, call }));
    },
  };
}

function loadsOf({ hosts }: World): Loads {
  const on = Array.from({ length: hosts.rows }, (_, host) => host as HostId).filter((host) => hosts.state[host] === ON);
  const mhz = Float64Array.from(hosts.dueMhz);
  const capacityMhz = Float64Array.from({ length: hosts.rows }, (_, host) => hosts.cores[host] * hosts.coreMhz[host]);
  return { hosts: on, mhz, capacityMhz };
}

function deviation({ hosts, mhz, capacityMhz }: Loads): number {
  const loads = hosts.map((host) => mhz[host] / capacityMhz[host]);
  const mean = loads.reduce((a, b) => a + b, 0) / loads.length;
  return Math.sqrt(loads.reduce((total, load) => total + (load - mean) * (load - mean), 0) / loads.length);
}

/** From the most loaded host to the least: the VM whose going makes the two most alike. */
function bestMove(world: World, loads: Loads, moved: Set<number>): CommandCall | undefined {
  const { vms } = world;
  const order = [...loads.hosts].sort(
    (a, b) => loads.mhz[b] / loads.capacityMhz[b] - loads.mhz[a] / loads.capacityMhz[a] || a - b,
  );
  const [from, to] = [order[0], order[order.length - 1]];
  if (from === undefined || from === to) return undefined;
  let [best, bestGap] = [-1, gapAfter(loads, from, to, 0)];
  for (let vm = 0; vm < vms.rows; vm++) {
    if (vms.host[vm] !== from || vms.state[vm] !== RUNNING || moved.has(vm)) continue;
    const gap = gapAfter(loads, from, to, vms.dueMhz[vm]);
    if (gap >= bestGap || checkCommand(world, move(vm, to), OPERATOR) !== undefined) continue;
    [best, bestGap] = [vm, gap];
  }
  if (best < 0) return undefined;
  moved.add(best);
  loads.mhz[from] -= vms.dueMhz[best];
  loads.mhz[to] += vms.dueMhz[best];
  return move(best, to);
}

function gapAfter({ mhz, capacityMhz }: Loads, from: number, to: number, movedMhz: number): number {
  return Math.abs((mhz[from] - movedMhz) / capacityMhz[from] - (mhz[to] + movedMhz) / capacityMhz[to]);
}

function move(vm: number, host: HostId): CommandCall {
  return { name: 'migrateLive', args: { vm: vm as VmId, host } };
}
