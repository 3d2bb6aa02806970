import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';

/** Looks that are remembered (Beloglazov & Buyya, CCPE 24(13), 2012: thirty). */
const LOOKS = 30;
const RUNNING = VM_STATES.indexOf('running');

/** What VMs wanted in the tick before each look. A VM that did not run wanted nothing. */
export interface Past {
  /** Of each VM at the last looks, MHz, oldest first; all rows are equally long. */
  readonly wantedMhz: number[][];
  /** The last of them. */
  readonly latestMhz: Float64Array;
}

export function emptyPast(vms: number): Past {
  return { wantedMhz: Array.from({ length: vms }, () => []), latestMhz: new Float64Array(vms) };
}

/** Adds what all VMs want now. */
export function recall({ wantedMhz, latestMhz }: Past, { vms }: World): void {
  wantedMhz.forEach((list, vm) => {
    latestMhz[vm] = vms.state[vm] === RUNNING ? vms.dueMhz[vm] : 0;
    list.push(latestMhz[vm]);
    if (list.length > LOOKS) list.shift();
  });
}
