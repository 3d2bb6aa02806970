import { PERMILLE } from '#shared/units.ts';
import { lockedMib } from '../capabilities/index.ts';
import type { ByHost } from '../kernel/by-host.ts';
import { addClaim, claimsFor, emptied, shareOut } from '../kernel/max-min.ts';
import { NORMAL_SHARES_PER_VCPU } from '../kernel/shares.ts';
import type { World } from '../kernel/world.ts';
import { unreclaimedMib } from './guest-memory.ts';

/** A tax of 1 would make idle memory worth nothing at all. */
const MAX_TAX = 0.99;

let claims = claimsFor(64);

/**
 * How much machine memory each guest of a host is entitled to, into `targetMib`. Memory goes to those with most shares
 * per MiB held, and an idle MiB counts k = 1 ÷ (1 − tax) times (Waldspurger, OSDI 2002, §5.2, in its fluid form: equal
 * (active + k · idle) ÷ shares for all guests at the margin). Without shortage everybody may hold all that it wants. What a
 * host wants to keep free, `goalMib`, is no reason to touch memory that is locked.
 */
export function entitle(
  world: World,
  { start, vm }: ByHost,
  host: number,
  availableMib: number,
  goalMib: number,
): void {
  const { vms } = world;
  let floorsMib = 0;
  claims = emptied(claims, start[host + 1] - start[host]);
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    const wholeMib = unreclaimedMib(vms, v);
    const floorMib = lockedMib(vms, v);
    floorsMib += Math.min(floorMib, wholeMib);
    addClaim(claims, floorMib, wholeMib, memoryShares(world, v), vms.activeEstimateMib[v]);
  }
  const tax = world.hall.idleTaxPermille[0] / PERMILLE;
  shareOut(
    claims,
    Math.max(availableMib - goalMib, Math.min(floorsMib, availableMib)),
    1 / (1 - Math.min(MAX_TAX, tax)),
  );
  for (let i = start[host]; i < start[host + 1]; i++) vms.targetMib[vm[i]] = claims.granted[i - start[host]];
}

/** Shares of memory: the priority that a player set, times the guest's size. */
function memoryShares({ vms }: World, v: number): number {
  return (vms.shares[v] / (NORMAL_SHARES_PER_VCPU * vms.vcpus[v])) * vms.memMib[v];
}
