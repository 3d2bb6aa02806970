import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { below, type StreamState } from '#shared/sim/kernel/random.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { committableMib, guestNeedMib } from '#shared/sim/placement/index.ts';
import { checkCommand, type Order } from '#shared/sim/step.ts';
import { ownStreams } from '../own-streams.ts';
import type { VmLife } from '../traces/lab-trace.ts';
import type { Actor } from './actor.ts';

const OFF = VM_STATES.indexOf('off');
const LOST = VM_STATES.indexOf('lost');
const OPERATOR = 0;

export type FittingRule = 'firstFit' | 'bestFit' | 'worstFit' | 'random';

/**
 * Places VMs that stand nowhere by a rule, as soon as their time has come, and shuts down those whose time is over. What
 * fits is what may be promised; several VMs of one tick count each other.
 */
export function placementActor(rule: FittingRule, lives: readonly VmLife[] | undefined, seed: string): Actor {
  const draws = ownStreams(`placement controller/${seed}`);
  return {
    act(world) {
      const freeMib = Array.from({ length: world.hosts.rows }, (_, host) => committableMib(world, host as HostId));
      const seconds = world.tick * world.scenario.tickSeconds;
      const orders: Order[] = [];
      for (let vm = 0 as VmId; vm < world.vms.rows; vm++) {
        const call = callFor(world, vm, { rule, freeMib, draws }, lives?.[vm], seconds);
        if (call) orders.push({ by: OPERATOR, call });
      }
      return orders;
    },
  };
}

interface Placing {
  readonly rule: FittingRule;
  /** What hosts may still promise, after what was ordered in this tick. */
  readonly freeMib: number[];
  readonly draws: StreamState;
}

function callFor(
  world: World,
  vm: VmId,
  how: Placing,
  life: VmLife | undefined,
  seconds: number,
): CommandCall | undefined {
  const { vms } = world;
  const leaves = life?.leavesS !== undefined && seconds >= life.leavesS;
  if (leaves) return retire(world, vm);
  if (vms.state[vm] !== OFF && vms.state[vm] !== LOST) return undefined;
  if (seconds < (life?.comesS ?? 0)) return undefined;
  if (vms.host[vm] !== NONE) return allowed(world, { name: 'powerOnVm', args: { vm } });
  return place(world, vm, how);
}

function retire(world: World, vm: VmId): CommandCall | undefined {
  return allowed(world, { name: 'powerOffVm', args: { vm } });
}

function place(world: World, vm: VmId, { rule, freeMib, draws }: Placing): CommandCall | undefined {
  const needMib = guestNeedMib(world, vm);
  let best: CommandCall | undefined;
  let [bestMib, able] = [0, 0];
  for (let host = 0 as HostId; host < world.hosts.rows; host++) {
    if (freeMib[host] < needMib) continue;
    if (best && rule === 'bestFit' && freeMib[host] >= bestMib) continue;
    if (best && rule === 'worstFit' && freeMib[host] <= bestMib) continue;
    const call = allowed(world, { name: 'placeVm', args: { vm, host } });
    if (!call) continue;
    able += 1;
    // The n-th that would do is kept with a chance of 1 in n, so in the end each with the same.
    if (rule === 'random' && below(draws, 'placement', able) > 0) continue;
    [best, bestMib] = [call, freeMib[host]];
    if (rule === 'firstFit') break;
  }
  if (best?.name === 'placeVm') freeMib[best.args.host] -= needMib;
  return best;
}

function allowed(world: World, call: CommandCall): CommandCall | undefined {
  return checkCommand(world, call, OPERATOR) === undefined ? call : undefined;
}
