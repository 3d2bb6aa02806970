import { NONE, type VmId } from '#shared/ids.ts';
import { VM_STATES } from '../kernel/codes/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld, World } from '../kernel/world.ts';
import { clearGuest } from './guest-state.ts';
import { startBoot } from './vm-power.ts';

const RUNNING = VM_STATES.indexOf('running');
const BOOTING = VM_STATES.indexOf('booting');
const OFF = VM_STATES.indexOf('off');

/** Why nobody can change the machine that a guest believes to have, or nothing: it must be off, or be restarted for it. */
export function rebuildRefusal({ vms }: OpenWorld, vm: VmId): Refusal | undefined {
  const state = vms.state[vm];
  if (state === VM_STATES.indexOf('none')) return { code: 'noSuchVm', vm };
  if (vms.migration[vm] !== NONE) return { code: 'vmIsMigrating', vm };
  return state === RUNNING || state === BOOTING || state === OFF ? undefined : { code: 'vmIsNotRunning', vm };
}

/** Starts a VM anew after its machine has changed; one that is off stays off. What it had in memory is gone. */
export function rebuild(world: World, vm: VmId, by: number): void {
  world.events.push({ type: 'vmRebuilt', vm, by });
  if (world.vms.state[vm] === OFF) return;
  clearGuest(world, vm);
  startBoot(world, vm);
}
