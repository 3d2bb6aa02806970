import type { VmId } from '#shared/ids.ts';
import { VM_STATES } from '../codes.ts';
import { ticksOf } from '../time.ts';
import type { World } from '../world.ts';

/** Time from placing a VM to its first service, in seconds of machine time (game value: 3 beats). */
export const BOOT_S = 3;

/** Starts a placed VM: it serves after `BOOT_S`. */
export function startBoot({ vms, tick, scenario }: World, vm: VmId): void {
  vms.state[vm] = VM_STATES.indexOf('booting');
  vms.readyAtTick[vm] = tick + ticksOf(scenario, BOOT_S);
}
