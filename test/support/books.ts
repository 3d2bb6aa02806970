import type { TenantId } from '#shared/ids.ts';
import { fullFeeCents, lossesOf } from '#shared/sim/accounts/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';

/** What the ledger says of one tenant, all causes together. */
export function ledgerOf(world: World, tenant: number) {
  const sums = { goodTicks: 0, weightedTicks: 0, feeCents: 0, creditCents: 0 };
  for (const line of lossesOf(world)) {
    if (line.tenant !== tenant) continue;
    sums.goodTicks += line.goodTicks;
    sums.weightedTicks += line.weightedTicks;
    sums.feeCents += line.feeCents;
    sums.creditCents += line.creditCents;
  }
  return sums;
}

/** What the books say of the same, per tenant: fee at full service less what was paid, and credits. */
export function booksOf(world: World, tenant: number): { feeCents: number; creditCents: number } {
  const { tenants } = world;
  return {
    feeCents: fullFeeCents(world, tenant as TenantId) - tenants.paidCents[tenant],
    creditCents: tenants.creditedCents[tenant],
  };
}
