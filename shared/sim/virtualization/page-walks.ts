/** Levels of the page tables of an x86-64 guest, and of its host with pages of 4 KiB and of 2 MiB. */
const GUEST_LEVELS = 4;
const HOST_LEVELS = 4;
const LARGE_PAGE_LEVELS = 3;
/** A large page also covers more memory by one entry of the TLB, so that fewer walks are taken; design value. */
const LARGE_PAGES_DIVIDE = 2.25;

/**
 * Memory references of one page walk of a guest with `guestLevels` over a host with `hostLevels`: each guest level, and
 * the final address, is itself translated by the host.
 */
export function nestedWalkReferences(guestLevels: number, hostLevels: number): number {
  return (guestLevels + 1) * (hostLevels + 1) - 1;
}

/**
 * What nested paging costs a guest that natively spends `walkShare` of its time in page walks: the part of its native
 * time that is added. Large pages on the host shorten each walk and save others: a third of the tax is left.
 */
export function nestedWalkTax(walkShare: number, largePages: boolean): number {
  const references = nestedWalkReferences(GUEST_LEVELS, largePages ? LARGE_PAGE_LEVELS : HOST_LEVELS);
  return (walkShare * (references / GUEST_LEVELS - 1)) / (largePages ? LARGE_PAGES_DIVIDE : 1);
}
