import type { TenantId, VmId } from '#shared/ids.ts';
import { PERMILLE } from '#shared/units.ts';
import { AUTOSCALE_METRICS, PRODUCTS, TENANT_STATES, TIERS, VM_STATES } from '../kernel/codes/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { ElasticSpec } from '../kernel/scenario/demand-spec.ts';
import type { TenantSpec } from '../kernel/scenario/scenario.ts';
import { ticksOf } from '../kernel/time.ts';
import type { OpenWorld, World } from '../kernel/world.ts';
import { takeDown } from '../lifecycle/index.ts';
import { reserveSpace } from '../storage/index.ts';
import { clearEvaluations } from './autoscaling.ts';
import { marketPermilleFor, setNow } from './billing/pricing.ts';
import { productTermsOf } from './product-terms.ts';
import { TIER_TERMS, termsOf } from './tier-terms.ts';

/** Whether a contract is on the table now. */
export function isOffered({ tenants, tick }: OpenWorld, tenant: TenantId): boolean {
  const offered = tenants.state[tenant] === TENANT_STATES.indexOf('offered');
  return offered && tick < tenants.offerEndsAtTick[tenant];
}

/** Why there is no contract running with this tenant, or nothing. */
export function activeTenantRefusal({ tenants }: OpenWorld, tenant: TenantId): Refusal | undefined {
  return tenants.state[tenant] === TENANT_STATES.indexOf('active') ? undefined : { code: 'noSuchTenant', tenant };
}

/** Time between signing and the first second of service owed, in seconds of machine time; game value. */
export const PROVISIONING_S = 20;

/** Writes down what a contract says before it is signed. Nothing is left of an earlier one but what was paid. */
export function draftContract(world: World, t: number, spec: TenantSpec): void {
  const { tenants } = world;
  tenants.tier[t] = TIERS.indexOf(spec.tier);
  tenants.nextTier[t] = tenants.tier[t];
  tenants.product[t] = PRODUCTS.indexOf(spec.product ?? 'iaas');
  tenants.units[t] = spec.units ?? spec.vms;
  tenants.vmsNow[t] = spec.elastic?.start ?? spec.vms;
  tenants.feeCentsPerS[t] = Math.round(spec.feeCentsPerS * TIER_TERMS[spec.tier].priceFactor);
  tenants.pricePermille[t] = 1000;
  tenants.nextPricePermille[t] = 1000;
  tenants.demandFactor[t] = 1;
  tenants.unitsFactor[t] = 1;
  tenants.scaledAtTick[t] = -1;
  tenants.breachedPeriods[t] = 0;
  tenants.goodTicks[t] = 0;
  tenants.owedTicks[t] = 0;
  tenants.periodFeeCents[t] = 0;
  const sharesLoad = spec.elastic !== undefined || productTermsOf(tenants.product[t]).sees === 'service';
  tenants.ownDemand[t] = sharesLoad || spec.shape !== undefined ? 1 : 0;
  tenants.goodwillGiven[t] = 0;
  tenants.renegotiated[t] = 0;
  tenants.zone[t] = 0;
  tenants.auditUntilTick[t] = 0;
  drawUpRule(world, t, spec.elastic?.rule);
  endRush(world, t);
}

/** The rule of autoscaling that a contract comes with, or none. */
function drawUpRule({ tenants }: World, t: number, rule: ElasticSpec['rule']): void {
  tenants.autoscaleMetric[t] = rule === undefined ? 0 : AUTOSCALE_METRICS.indexOf(rule.metric);
  tenants.autoscaleTarget[t] = rule?.target ?? 0;
  tenants.autoscaleMin[t] = rule?.min ?? 0;
  tenants.autoscaleMax[t] = rule?.max ?? 0;
  tenants.autoscaleCooldownS[t] = rule?.cooldownS ?? 0;
}

/** A rush was at whom the row belonged to before. */
function endRush({ tenants, vms }: World, t: number): void {
  const first = tenants.firstVm[t];
  vms.burst.fill(1, first, first + tenants.vms[t]);
  vms.burstEndsAtTick.fill(0, first, first + tenants.vms[t]);
}

/** Who wants much of a hall asks first what others have got from it; one that stays away does not come back by itself. */
export function makeOffer(world: World, tenant: TenantId, endsAtTick: number): void {
  const { tenants, hall, events, scenario } = world;
  const terms = termsOf(tenants.tier[tenant]);
  if (hall.reputation[0] < terms.leastReputation) {
    const wantedPermille = Math.round(terms.leastReputation * PERMILLE);
    events.push({ type: 'contractWithheld', tenant, wantedPermille });
    return;
  }
  draftContract(world, tenant, scenario.tenants[tenants.archetype[tenant]]);
  tenants.state[tenant] = TENANT_STATES.indexOf('offered');
  tenants.offerEndsAtTick[tenant] = endsAtTick;
  const permille = marketPermilleFor(world, tenants.tier[tenant]);
  if (permille !== tenants.pricePermille[tenant]) setNow(world, tenant, permille, tenants.tier[tenant]);
  events.push({ type: 'contractOffered', tenant });
}

/** Starts a contract: its VMs are there, off and nowhere, and cost credits from `PROVISIONING_S` on until they run. */
export function signContract(world: World, tenant: TenantId): void {
  const { tenants, vms, tick, scenario } = world;
  const { termS } = scenario.tenants[tenants.archetype[tenant]];
  tenants.state[tenant] = TENANT_STATES.indexOf('active');
  tenants.owedFromTick[tenant] = tick + ticksOf(scenario, PROVISIONING_S);
  tenants.endsAtTick[tenant] = termS === undefined ? 0 : tick + ticksOf(scenario, termS);
  clearEvaluations(world, tenant);
  const first = tenants.firstVm[tenant];
  for (let vm = first as VmId; vm < first + tenants.vmsNow[tenant]; vm++) {
    vms.state[vm] = VM_STATES.indexOf('off');
    reserveSpace(world, vms.datastore[vm], vms.writtenExactMib[vm]);
  }
}

/** Ends a contract: all VMs of the tenant are gone. */
export function endContract(world: World, tenant: TenantId, state: 'left' | 'ended'): void {
  const { tenants } = world;
  tenants.state[tenant] = TENANT_STATES.indexOf(state);
  const first = tenants.firstVm[tenant];
  for (let vm = first as VmId; vm < first + tenants.vms[tenant]; vm++) takeDown(world, vm, 'none');
}
