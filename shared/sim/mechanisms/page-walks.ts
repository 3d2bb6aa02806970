/** Levels of the page tables of an x86-64 guest and of its host, with pages of 4 KiB. */
const LEVELS = 4;

/**
 * Memory references of one page walk of a guest with `guestLevels` over a host with `hostLevels`: each guest level, and
 * the final address, is itself translated by the host.
 */
export function nestedWalkReferences(guestLevels: number, hostLevels: number): number {
  return (guestLevels + 1) * (hostLevels + 1) - 1;
}

/**
 * What nested paging costs a guest that natively spends `walkShare` of its time in page walks: the part of its native
 * time that is added.
 */
export function nestedWalkTax(walkShare: number): number {
  return walkShare * (nestedWalkReferences(LEVELS, LEVELS) / LEVELS - 1);
}
