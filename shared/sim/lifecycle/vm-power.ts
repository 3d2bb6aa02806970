import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { showCpu } from '../cpu/index.ts';
import { VM_STATES, type VmState } from '../kernel/codes/index.ts';
import { ticksOf } from '../kernel/time.ts';
import type { OpenWorld, World } from '../kernel/world.ts';
import { assignHost, failMigration, fetchedFrom, strikeRulesAbout } from '../placement/index.ts';
import { createRuntimeFiles, deleteFiles, endMemoryWork } from '../storage/index.ts';
import { beginBoot, readyAt, stopSeconds } from './boot-work.ts';
import { clearGuest } from './guest-state.ts';
import { describeVm } from './vm-description.ts';

const OFF = VM_STATES.indexOf('off');
const SUSPENDED = VM_STATES.indexOf('suspended');
const PROVISIONING = VM_STATES.indexOf('provisioning');
/** Time from placing a VM to its first service, in seconds of machine time (game value: 3 seconds). */
export const BOOT_S = 3;
/** Time that a guest takes to shut down, in seconds of machine time (game value: 1 second). */
const STOP_S = 1;

/**
 * Starts a placed VM, now or from a later moment on: it serves after `BOOT_S`, or when the work of its boot is done. It stays off when there is no room for
 * the files of a running one.
 */
export function startBoot(world: World, vm: VmId, fromTick = world.tick): void {
  const { vms } = world;
  showCpu(world, vm);
  if (!createRuntimeFiles(world, vm)) {
    vms.state[vm] = OFF;
    return;
  }
  vms.state[vm] = VM_STATES.indexOf('booting');
  beginBoot(world, vm, BOOT_S, fromTick);
}

/**
 * Asks a guest to shut down. Its last instruction asks the machine to switch off; the hypervisor intercepts that and takes
 * the guest’s resources back.
 */
export function startStop(world: World, vm: VmId): void {
  const { vms, tick, scenario } = world;
  vms.state[vm] = VM_STATES.indexOf('stopping');
  readyAt(vms, vm, tick + ticksOf(scenario, stopSeconds(world, vm, STOP_S)));
}

/** Takes a VM out of work at once and off its host: what it had in memory is gone. */
export function takeDown(
  world: World,
  vm: VmId,
  state: Extract<VmState, 'none' | 'off' | 'lost' | 'suspended' | 'provisioning'>,
): void {
  failMigration(world, vm, 'vmStopped');
  assignHost(world, vm, NONE);
  endMemoryWork(world, vm);
  clearGuest(world, vm);
  if (state === 'none') giveUp(world, vm);
  world.vms.state[vm] = VM_STATES.indexOf(state);
  readyAt(world.vms, vm, 0);
}

/** Takes a VM that boots off its host again: off as it was, or suspended if it was being woken from a file. */
export function withdraw(world: World, vm: VmId): void {
  takeDown(world, vm, world.vms.imageMib[vm] > 0 ? 'suspended' : 'off');
}

/** Whoever has the row of a VM next finds a new machine in it, about which nobody has made a rule. */
function giveUp(world: World, vm: VmId): void {
  deleteFiles(world, vm);
  describeVm(world, vm);
  strikeRulesAbout(world, vm);
}

/** Number of VMs that need a host: booting, running, stopping, shut down for a move that reads from it, or gone over and still fetching. */
export function awakeVms(world: OpenWorld, host: HostId): number {
  const { vms } = world;
  let awake = fetchedFrom(world, host);
  for (let vm = 0; vm < vms.rows; vm++) {
    if (vms.host[vm] === host && (!isAsleep(vms.state[vm]) || vms.migration[vm] !== NONE)) awake++;
  }
  return awake;
}

/** Whether a VM in this state is nothing but files: it needs no host, only a place on one. */
export function isAsleep(state: number): boolean {
  return state === OFF || state === SUSPENDED || state === PROVISIONING;
}
