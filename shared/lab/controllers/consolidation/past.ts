import type { World } from '#shared/sim/kernel/world.ts';

/** Looks that are remembered (Beloglazov & Buyya, CCPE 24(13), 2012: thirty). */
const LOOKS = 30;

/** What each VM wanted at the last looks, MHz, oldest first; all rows are equally long. A VM that did not run wanted nothing. */
export interface Past {
  readonly wantedMhz: number[][];
}

export function emptyPast(vms: number): Past {
  return { wantedMhz: Array.from({ length: vms }, () => []) };
}

/** Adds what all VMs want now. */
export function recall({ wantedMhz }: Past, { vms }: World): void {
  wantedMhz.forEach((list, vm) => {
    list.push(vms.dueMhz[vm]);
    if (list.length > LOOKS) list.shift();
  });
}
