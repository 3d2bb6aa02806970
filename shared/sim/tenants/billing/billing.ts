import type { TenantId } from '#shared/ids.ts';
import { JOULES_PER_KWH } from '#shared/units.ts';
import { energyCentsPerKwh, payDemand, renewEnergyPlan } from '../../facility/index.ts';
import { resultCents } from '../../kernel/accounts.ts';
import { TENANT_STATES } from '../../kernel/codes/index.ts';
import { ewmaWeight } from '../../kernel/det-math.ts';
import type { World } from '../../kernel/world.ts';
import { payInterest } from './loans.ts';
import { meter, type ServiceTally, tallyService } from './metering.ts';
import { dayThatEnds, endsDay, endsSlaPeriod, slaPeriodTicks } from './sla-period.ts';
import { closeSlaPeriod } from './sla-period-close.ts';

const ACTIVE = TENANT_STATES.indexOf('active');
/** Smoothing of the running result, s; design value. */
const NET_TAU_S = 5;

/** Told what each tenant got in this tick, after it was charged. What it is told is overwritten for the next one. */
export type OnService = (world: World, tenant: TenantId, got: ServiceTally) => void;

/**
 * System of the tick: metered pay, electricity, interest, SLA period credits and churn. All money moves in whole cents,
 * fractions are carried, so that the balance is always what `kernel/accounts.ts` says.
 */
export function billing(world: World, tell: OnService): void {
  const earnedCents = meterAll(world, tell);
  const paidCents = payElectricity(world);
  averageNet(world, earnedCents - paidCents - payInterest(world));
  if (endsSlaPeriod(world)) closeSlaPeriod(world);
  if (endsDay(world)) closeDay(world);
}

/** Charges all tenants for this tick; answers the exact sum in cents. */
function meterAll(world: World, tell: OnService): number {
  const { tenants, hall } = world;
  const goodBefore = hall.goodTicks[0];
  const owedBefore = hall.owedTicks[0];
  let earnedCents = 0;
  for (let t = 0 as TenantId; t < tenants.rows; t++) {
    if (tenants.state[t] !== ACTIVE) continue;
    const got = tallyService(world, t);
    earnedCents += earn(world, t, meter(world, t, got));
    tell(world, t, got);
  }
  rememberService(world, hall.goodTicks[0] - goodBefore, hall.owedTicks[0] - owedBefore);
  return earnedCents;
}

function earn({ tenants, hall }: World, tenant: TenantId, cents: number): number {
  const exactCents = cents + tenants.earnedFraction[tenant];
  const wholeCents = Math.floor(exactCents);
  tenants.earnedFraction[tenant] = exactCents - wholeCents;
  tenants.paidCents[tenant] += wholeCents;
  hall.revenueCents[0] += wholeCents;
  hall.cashExactCents[0] += wholeCents;
  return cents;
}

/** Old sins fade: reputation follows the share of good service with a half-life of half a day. */
function rememberService({ hall, scenario }: World, good: number, owed: number): void {
  if (owed === 0) return;
  const tauTicks = slaPeriodTicks(scenario) / Math.LN2;
  hall.reputation[0] += (good / owed - hall.reputation[0]) * ewmaWeight(1, tauTicks);
}

/** Pays for the energy used since the last bill, at the tariff of the hour; answers the exact sum in cents. */
function payElectricity(world: World): number {
  const { hall } = world;
  const usedJ = hall.facilityEnergyJ[0] - hall.billedEnergyJ[0];
  const jouleCents = usedJ * energyCentsPerKwh(world);
  const owedJouleCents = jouleCents + hall.energyJouleCents[0];
  const wholeCents = Math.floor(owedJouleCents / JOULES_PER_KWH);
  hall.energyJouleCents[0] = owedJouleCents - wholeCents * JOULES_PER_KWH;
  hall.billedEnergyJ[0] = hall.facilityEnergyJ[0];
  hall.energyCents[0] += wholeCents;
  hall.cashExactCents[0] -= wholeCents;
  return jouleCents / JOULES_PER_KWH;
}

function averageNet({ hall, scenario }: World, tickCents: number): void {
  const centsPerS = tickCents / scenario.tickSeconds;
  hall.netCentsAverage[0] += (centsPerS - hall.netCentsAverage[0]) * ewmaWeight(scenario.tickSeconds, NET_TAU_S);
}

function closeDay(world: World): void {
  const { hall, events } = world;
  payDemand(world);
  renewEnergyPlan(world);
  const cents = resultCents(world);
  events.push({ type: 'dayEnded', day: dayThatEnds(world), netCents: cents - hall.dayOpeningCents[0] });
  hall.dayOpeningCents[0] = cents;
}
