import type { TenantId } from '#shared/ids.ts';
import { settle } from '../../kernel/accounts.ts';
import { ticksOf } from '../../kernel/time.ts';
import type { OpenWorld, World } from '../../kernel/world.ts';
import { contractCentsPerS } from './contract-fee.ts';

/** Seconds of patience that a payment buys; game value. */
const PATIENCE_S = 20;
/** Price of them, as a part of the fee of those seconds: it must hurt, and be worth it when much more is at stake; design value. */
const FEE_SHARE = 0.5;

/** What a tenant's patience costs now, in cents. */
export function goodwillCents(world: OpenWorld, tenant: TenantId): number {
  return Math.round(contractCentsPerS(world, tenant) * PATIENCE_S * FEE_SHARE);
}

/** Pays it: for so long the tenant is owed nothing, though what is good is paid as ever. Answers the price in cents. */
export function payForPatience(world: World, tenant: TenantId): number {
  const { tenants, hall, scenario, tick } = world;
  const cents = goodwillCents(world, tenant);
  hall.goodwillCents[0] += cents;
  settle(world, -cents);
  tenants.goodwillGiven[tenant] = 1;
  const untilTick = tick + ticksOf(scenario, PATIENCE_S);
  tenants.owedFromTick[tenant] = Math.max(tenants.owedFromTick[tenant], untilTick);
  return cents;
}
