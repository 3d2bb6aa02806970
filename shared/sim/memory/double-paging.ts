import type { World } from '../kernel/world.ts';

/**
 * What a page costs a guest that pages it out when its host has swapped it already: the host must read it first, and write
 * another one to have room. A sweep through more memory than there is took 258 s instead of 117 s (Govil et al., SOSP 1999,
 * §5.3).
 */
const DOUBLE_PAGING = 258 / 117;

/**
 * Disk operations for each page that a guest pages, compared with those of a guest that its host has not swapped: a page is
 * one of the host's victims by chance, as both choose blindly. A host that knows what its guests page out (redirection)
 * only notes that the page is on disk already.
 */
export function pagingFactor({ vms, scenario }: World, v: number): number {
  const swappedMib = vms.swappedExactMib[v];
  if (swappedMib === 0 || scenario.policies.pagingRedirection === true) return 1;
  const heldMib = vms.everTouchedMib[v] - vms.balloonedExactMib[v];
  return heldMib <= 0 ? 1 : 1 + (DOUBLE_PAGING - 1) * Math.min(1, swappedMib / heldMib);
}
