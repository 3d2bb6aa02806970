import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { VM_STATES, type VmState } from '../codes.ts';
import { ticksOf } from '../time.ts';
import type { OpenWorld, World } from '../world.ts';
import { promise } from './admission.ts';
import { showCpu } from './cpu-baseline.ts';
import { clearGuest } from './guest-state.ts';
import { failMigration, fetchedFrom } from './migration-booking.ts';

/** Time from placing a VM to its first service, in seconds of machine time (game value: 3 beats). */
export const BOOT_S = 3;
/** Time that a guest takes to shut down, in seconds of machine time (game value: 1 beat). */
export const STOP_S = 1;

/** Starts a placed VM: it serves after `BOOT_S`. */
export function startBoot(world: World, vm: VmId): void {
  const { vms, tick, scenario } = world;
  showCpu(world, vm);
  vms.state[vm] = VM_STATES.indexOf('booting');
  vms.readyAtTick[vm] = tick + ticksOf(scenario, BOOT_S);
}

/** Asks a guest to shut down: it is off after `STOP_S`. */
export function startStop({ vms, tick, scenario }: World, vm: VmId): void {
  vms.state[vm] = VM_STATES.indexOf('stopping');
  vms.readyAtTick[vm] = tick + ticksOf(scenario, STOP_S);
}

/** Takes a VM out of work at once and off its host: what it had in memory is gone. */
export function takeDown(world: World, vm: VmId, state: Extract<VmState, 'none' | 'off' | 'lost'>): void {
  failMigration(world, vm, 'vmStopped');
  promise(world, vm, NONE);
  clearGuest(world, vm);
  world.vms.state[vm] = VM_STATES.indexOf(state);
  world.vms.readyAtTick[vm] = 0;
}

/** Number of VMs that need a host: booting, running, stopping, shut down for a move that reads from it, or gone over and still fetching. */
export function awakeVms(world: OpenWorld, host: HostId): number {
  const { vms } = world;
  const off = VM_STATES.indexOf('off');
  let awake = fetchedFrom(world, host);
  for (let vm = 0; vm < vms.rows; vm++) {
    if (vms.host[vm] === host && (vms.state[vm] !== off || vms.migration[vm] !== NONE)) awake++;
  }
  return awake;
}
