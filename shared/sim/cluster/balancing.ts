import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { VM_STATES } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';
import { liveMoveRefusal } from '../migration/index.ts';
import { brokenAt } from '../placement/index.ts';
import { type GuestLoad, guestLoad, type HostLoads, imbalance, loadOf } from './host-loads.ts';
import { isWorthIt } from './migration-benefit.ts';

const RUNNING = VM_STATES.indexOf('running');

/** A move that would make hosts more alike. */
export interface BalancingMove {
  readonly vm: VmId;
  readonly from: HostId;
  readonly to: HostId;
  /** By how much the imbalance would fall. */
  readonly gain: number;
}

/**
 * The move that brings the imbalance down most and is worth what it costs, or nothing. Of each VM on a host above the
 * mean, the emptiest host that may take it is looked at.
 */
export function bestMove(world: World, loads: HostLoads): BalancingMove | undefined {
  const { vms } = world;
  const present = totalsOf(loads);
  const emptiest = [...loads.hosts].sort((a, b) => loadOf(loads, a) - loadOf(loads, b) || a - b);
  let best: BalancingMove | undefined;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (!mayLeave(world, vm, loads, present.sum / present.count)) continue;
    const move = moveOf(world, loads, present, vm, emptiest, best?.gain ?? 0);
    if (move !== undefined && isWorthIt(world, move, present.count)) best = move;
  }
  return best;
}

/** The move of a VM to the emptiest host that may take it, if it gains more than what was found before. */
function moveOf(
  world: World,
  loads: HostLoads,
  present: Totals,
  vm: VmId,
  emptiest: readonly HostId[],
  leastGain: number,
): BalancingMove | undefined {
  const before = imbalance(present.count, present.sum, present.squares);
  for (const to of emptiest) {
    const gain = before - imbalanceAfter(world, loads, present, vm, to);
    // Of equal hosts a fuller one gains less, and to ask about room and rules only where it could be best saves nearly all questions.
    if (gain <= leastGain + 1e-9) return undefined;
    if (isOpenTo(world, vm, to)) return { vm, from: world.vms.host[vm] as HostId, to, gain };
  }
  return undefined;
}

interface Totals {
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
}

function totalsOf(loads: HostLoads): Totals {
  let [sum, squares] = [0, 0];
  for (const host of loads.hosts) {
    const load = loadOf(loads, host);
    sum += load;
    squares += load * load;
  }
  return { count: loads.hosts.length, sum, squares };
}

function mayLeave({ vms }: World, vm: VmId, loads: HostLoads, mean: number): boolean {
  const at = vms.host[vm] as HostId;
  if (vms.state[vm] !== RUNNING || vms.migration[vm] !== NONE || loads.chosen.has(vm)) return false;
  return loads.takesPart[at] === 1 && loadOf(loads, at) > mean;
}

/** Whether the balancer may send a VM to a host: nothing refuses it, and no rule, not even a soft one, would be broken. */
export function isOpenTo(world: World, vm: VmId, host: HostId): boolean {
  if (host === world.vms.host[vm] || brokenAt(world, vm, host) !== NONE) return false;
  return liveMoveRefusal(world, vm, host) === undefined;
}

function imbalanceAfter(world: World, loads: HostLoads, present: Totals, vm: VmId, to: HostId): number {
  const from = world.vms.host[vm] as HostId;
  const [oldFrom, oldTo] = [loadOf(loads, from), loadOf(loads, to)];
  const newFrom = loadWith(loads, from, guestLoad(world, vm, from), -1);
  const newTo = loadWith(loads, to, guestLoad(world, vm, to), 1);
  const sum = present.sum - oldFrom - oldTo + newFrom + newTo;
  const squares = present.squares - oldFrom * oldFrom - oldTo * oldTo + newFrom * newFrom + newTo * newTo;
  return imbalance(present.count, sum, squares);
}

function loadWith({ cpu, memory }: HostLoads, host: HostId, load: GuestLoad, sign: 1 | -1): number {
  return Math.max(cpu[host] + sign * load.cpu, memory[host] + sign * load.memory);
}

/** Counts a move as made, so that the next one is chosen beside it. */
export function countMove(world: World, loads: HostLoads, vm: VmId, to: HostId): void {
  const from = world.vms.host[vm] as HostId;
  const [less, more] = [guestLoad(world, vm, from), guestLoad(world, vm, to)];
  loads.chosen.add(vm);
  loads.cpu[from] -= less.cpu;
  loads.memory[from] -= less.memory;
  loads.cpu[to] += more.cpu;
  loads.memory[to] += more.memory;
}
