import type { TenantId } from '#shared/ids.ts';
import { CAUSES, type Cause } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';

/** What one tenant lost by one cause since the start. The sums over all lines are the books to the cent. */
export interface LossLine {
  readonly tenant: TenantId;
  readonly cause: Cause;
  /** VM-ticks that were owed and not good. */
  readonly goodTicks: number;
  /** The same, weighted by the tier of the tenant: what the share of promises kept goes by. */
  readonly weightedTicks: number;
  /** Whole cents: of the fee at full service, not paid. */
  readonly feeCents: number;
  /** Whole cents: given back. */
  readonly creditCents: number;
  /** Ticks of the first and the last loss. */
  readonly firstTick: number;
  readonly lastTick: number;
}

/** All lines of the loss ledger, by tenant and cause. */
export function lossesOf({ losses }: World): readonly LossLine[] {
  const lines: LossLine[] = [];
  for (let row = 0; row < losses.rows; row++) {
    if (losses.firstTick[row] < 0) continue;
    lines.push({
      tenant: Math.floor(row / CAUSES.length) as TenantId,
      cause: CAUSES[row % CAUSES.length],
      goodTicks: losses.goodTicks[row],
      weightedTicks: losses.weightedTicks[row],
      feeCents: losses.feeCents[row],
      creditCents: losses.creditCents[row],
      firstTick: losses.firstTick[row],
      lastTick: losses.lastTick[row],
    });
  }
  return lines;
}

/** Fee at full service of a tenant since the start, in whole cents: what was paid and what the ledger says was not. */
export function fullFeeCents({ tenants }: World, tenant: TenantId): number {
  return tenants.paidCents[tenant] + tenants.unpaidCents[tenant];
}
