import type { TenantId } from '#shared/ids.ts';
import { PERMILLE } from '#shared/units.ts';
import { settle } from '../../kernel/accounts.ts';
import { TENANT_STATES } from '../../kernel/codes/index.ts';
import type { World } from '../../kernel/world.ts';
import { endContract } from '../contracts.ts';
import { creditOf, creditsOf } from '../tier-terms.ts';
import { isTooDear, putNewPrice } from './pricing.ts';
import { bestShare } from './sla-period.ts';

/** A tenant leaves after so many SLA periods in breach in a row; design value. */
export const BREACHES_TO_LEAVE = 2;
/** What is left of the reputation when a tenant leaves; design value. */
const REPUTATION_KEPT = 0.8;

/** Judges the SLA period of every tenant: gives credits, counts breaches, lets those go who have had enough. */
export function closeSlaPeriod(world: World): void {
  const { tenants } = world;
  for (let t = 0; t < tenants.rows; t++) {
    if (tenants.state[t] === TENANT_STATES.indexOf('active')) judge(world, t as TenantId);
  }
}

function judge(world: World, tenant: TenantId): void {
  const { tenants } = world;
  const share = bestShare(world, tenant);
  const credit = creditOf(creditsOf(world.scenario, tenants.tier[tenant]), share);
  if (credit > 0) giveBack(world, tenant, Math.round(tenants.periodFeeCents[tenant] * credit), share);
  const unhappy = credit > 0 || isTooDear(world, tenant);
  tenants.breachedPeriods[tenant] = unhappy ? tenants.breachedPeriods[tenant] + 1 : 0;
  tenants.goodTicks[tenant] = 0;
  tenants.owedTicks[tenant] = 0;
  tenants.periodFeeCents[tenant] = 0;
  tenants.goodwillGiven[tenant] = 0;
  tenants.renegotiated[tenant] = 0;
  putNewPrice(world, tenant);
  // Baseload has nowhere else to go: it stays, and goes on costing credits.
  if (tenants.breachedPeriods[tenant] >= BREACHES_TO_LEAVE && !tenants.baseload[tenant]) leave(world, tenant);
}

function giveBack(world: World, tenant: TenantId, cents: number, share: number): void {
  const { tenants, hall, events } = world;
  tenants.creditedCents[tenant] += cents;
  hall.creditsCents[0] += cents;
  settle(world, -cents);
  events.push({ type: 'creditPaid', tenant, cents, goodPermille: Math.floor(share * PERMILLE) });
}

function leave(world: World, tenant: TenantId): void {
  world.hall.reputation[0] *= REPUTATION_KEPT;
  endContract(world, tenant, 'left');
  world.events.push({ type: 'tenantLeft', tenant });
}
