import type { VmId } from '#shared/ids.ts';
import { IMAGE_FINDINGS, VM_STATES } from '../kernel/codes/index.ts';
import { ticksOf } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { clearGuest, startBoot } from '../lifecycle/index.ts';
import { endMemoryWork } from '../storage/index.ts';

const UNKNOWN = IMAGE_FINDINGS.indexOf('unknown');
const NO_VM = VM_STATES.indexOf('none');
const BOOTING = VM_STATES.indexOf('booting');
/** Time that a guest needs beside its boot to be built anew, in seconds of machine time (game value: 3 seconds). */
const REBUILD_S = 3;

/** Gives a guest all patches that there are, from a clean image, and restarts it. */
export function patchGuestNow(world: World, vm: VmId): void {
  const { vms, hall, scenario } = world;
  endMemoryWork(world, vm);
  clearGuest(world, vm);
  vms.guestPatch[vm] = hall.guestPatchLevel[0];
  vms.compromised[vm] = 0;
  vms.infected[vm] = 0;
  vms.finding[vm] = UNKNOWN;
  startBoot(world, vm);
  if (vms.state[vm] === BOOTING) vms.readyAtTick[vm] += ticksOf(scenario, REBUILD_S);
}

/**
 * Guests that were taken back to a time before the break-in are clean, and who comes new comes from a current image with a
 * clean record.
 */
export function recordGuestPatches({ vms, hall }: World): void {
  const newest = hall.guestPatchLevel[0];
  for (let v = 0; v < vms.rows; v++) {
    if (vms.state[v] === NO_VM) {
      vms.compromised[v] = 0;
      vms.isolated[v] = 0;
      vms.guestPatch[v] = newest;
    } else if (vms.compromised[v] === 1 && vms.infected[v] === 0) vms.compromised[v] = 0;
  }
}
