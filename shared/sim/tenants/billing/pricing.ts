import type { TenantId } from '#shared/ids.ts';
import { PERMILLE } from '#shared/units.ts';
import { TIERS } from '../../kernel/codes/index.ts';
import { ewmaWeight, pow } from '../../kernel/det-math.ts';
import type { OpenWorld, World } from '../../kernel/world.ts';
import { TIER_TERMS, termsOf } from '../tier-terms.ts';
import { slaPeriodTicks } from './sla-period.ts';

/** Per cent that demand falls when the price rises by one per cent; design value. */
const ELASTICITY = 0.8;
/** Demand never answers with less or more than this; design values. */
const LEAST_DEMAND = 0.5;
const MOST_DEMAND = 1.5;
/** From so many times what it is worth to a tenant, an SLA period counts as one in breach: it looks around; design value. */
const TOO_DEAR = 1.25;
/** Part of the dearer tier's extra price that a tenant who did not ask for it finds it worth; design value. */
const UNASKED_WORTH = 0.5;

/**
 * What a tenant pays as a share of what its contract is worth to it: the list price of the tier it came for, less while
 * others ask less. Who gets a better tier than it asked for finds half of the difference worth paying; gold is bought
 * for its service, and a price war among the others does not touch it.
 */
export function priceLoad(world: OpenWorld, tenant: TenantId): number {
  const { tenants, scenario } = world;
  const spec = scenario.tenants[tenants.archetype[tenant]];
  const factor = termsOf(tenants.tier[tenant]).priceFactor;
  const asked = TIER_TERMS[spec.tier].priceFactor;
  const worth = factor > asked ? asked + UNASKED_WORTH * (factor - asked) : factor;
  const paid = tenants.pricePermille[tenant] * factor;
  return paid / (worth * marketPermilleFor(world, tenants.tier[tenant]));
}

/** Price of a unit of a tenant's product at a tier given by its index and so many ‰ of the list price, in cents per second. */
function feeCents({ scenario, tenants }: OpenWorld, tenant: TenantId, tier: number, permille: number): number {
  const listCents = scenario.tenants[tenants.archetype[tenant]].feeCentsPerS * termsOf(tier).priceFactor;
  return Math.round((listCents * permille) / PERMILLE);
}

/** What others ask for a tier given by its index, in ‰ of the list price: nobody undercuts gold. */
export function marketPermilleFor({ hall }: OpenWorld, tier: number): number {
  return tier === TIERS.indexOf('gold') ? PERMILLE : hall.marketPermille[0];
}

/** Whether a tenant finds that it pays far too much. */
export function isTooDear(world: World, tenant: TenantId): boolean {
  return priceLoad(world, tenant) > TOO_DEAR;
}

/** Load that a tenant asks for at a price, as a multiple of the usual: constant elasticity within bounds. */
export function demandAt(load: number): number {
  return Math.min(MOST_DEMAND, Math.max(LEAST_DEMAND, pow(load, -ELASTICITY)));
}

/** Demand follows the price with a time constant of half an SLA period: whoever has it built in takes time to change. */
export function answerPrice(world: World, tenant: TenantId, ticks: number): void {
  const { tenants, scenario } = world;
  const load = priceLoad(world, tenant);
  if (load === 1 && tenants.demandFactor[tenant] === 1) return;
  const weight = ewmaWeight(ticks, slaPeriodTicks(scenario) / 2);
  tenants.demandFactor[tenant] += weight * (demandAt(load) - tenants.demandFactor[tenant]);
  tenants.ownDemand[tenant] = 1;
}

/** Prices and tiers that were announced hold from the first tick of an SLA period on. */
export function putNewPrice(world: World, tenant: TenantId): void {
  const { tenants } = world;
  const same = tenants.nextPricePermille[tenant] === tenants.pricePermille[tenant];
  if (same && tenants.nextTier[tenant] === tenants.tier[tenant]) return;
  setNow(world, tenant, tenants.nextPricePermille[tenant], tenants.nextTier[tenant]);
}

/** Changes a price at once, in ‰ of the list price, and a tier given by its index. */
export function setNow(world: World, tenant: TenantId, permille: number, tier: number): void {
  const { tenants } = world;
  tenants.pricePermille[tenant] = permille;
  tenants.nextPricePermille[tenant] = permille;
  tenants.tier[tenant] = tier;
  tenants.nextTier[tenant] = tier;
  tenants.feeCentsPerS[tenant] = feeCents(world, tenant, tier, permille);
}
