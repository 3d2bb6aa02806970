import type { VmId } from '#shared/ids.ts';
import { VM_STATES } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';
import { clearGuest } from './guest-state.ts';
import { startBoot } from './vm-power.ts';

const OFF = VM_STATES.indexOf('off');

/** Starts a VM anew after its machine has changed; one that is off stays off. What it had in memory is gone. */
export function rebuild(world: World, vm: VmId, by: number): void {
  world.events.push({ type: 'vmRebuilt', vm, by });
  if (world.vms.state[vm] === OFF) return;
  clearGuest(world, vm);
  startBoot(world, vm);
}
