import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { VM_STATES, type VmState } from '../codes.ts';
import { ticksOf } from '../time.ts';
import type { OpenWorld, World } from '../world.ts';
import { promise } from './admission.ts';
import { clearGuest } from './guest-state.ts';
import { failMigration } from './migration-booking.ts';

/** Time from placing a VM to its first service, in seconds of machine time (game value: 3 beats). */
export const BOOT_S = 3;
/** Time that a guest takes to shut down, in seconds of machine time (game value: 1 beat). */
export const STOP_S = 1;

/** Starts a placed VM: it serves after `BOOT_S`. */
export function startBoot({ vms, tick, scenario }: World, vm: VmId): void {
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

/** Number of VMs on a host that need it: booting, running, stopping, or shut down for a move that reads from it. */
export function awakeVms({ vms }: OpenWorld, host: HostId): number {
  const off = VM_STATES.indexOf('off');
  let awake = 0;
  for (let vm = 0; vm < vms.rows; vm++) {
    if (vms.host[vm] === host && (vms.state[vm] !== off || vms.migration[vm] !== NONE)) awake++;
  }
  return awake;
}
