import type { VmId } from '#shared/ids.ts';
import { VM_STATES } from '../codes.ts';
import { ticksOf } from '../time.ts';
import type { World } from '../world.ts';
import { clearGuest } from './guest-state.ts';
import { endMemoryWork } from './run-files.ts';
import { startBoot } from './vm-power.ts';

const BOOTING = VM_STATES.indexOf('booting');
/** Time that a guest needs beside its boot to be built anew, in seconds of machine time (game value: 3 beats). */
const REBUILD_S = 3;

/** Gives a guest all patches that there are, from a clean image, and restarts it. */
export function patchGuestNow(world: World, vm: VmId): void {
  const { vms, hall, scenario } = world;
  endMemoryWork(world, vm);
  clearGuest(world, vm);
  vms.guestPatch[vm] = hall.guestPatchLevel[0];
  vms.compromised[vm] = 0;
  vms.infected[vm] = 0;
  startBoot(world, vm);
  if (vms.state[vm] === BOOTING) vms.readyAtTick[vm] += ticksOf(scenario, REBUILD_S);
}
