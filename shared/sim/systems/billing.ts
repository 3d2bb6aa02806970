import type { TenantId, VmId } from '#shared/ids.ts';
import { JOULES_PER_KWH } from '#shared/units.ts';
import { TENANT_STATES, VM_STATES } from '../codes.ts';
import { ewmaWeight } from '../det-math.ts';
import { dayThatEnds, endsDay, endsHalfDay, halfDayTicks } from '../mechanisms/half-day.ts';
import { closeHalfDay } from '../mechanisms/half-day-close.ts';
import { DEGRADED_PAY, DEGRADED_SPEED, termsOf } from '../mechanisms/tier-terms.ts';
import { BEAT_S, hourAt } from '../time.ts';
import type { World } from '../world.ts';

const ACTIVE = TENANT_STATES.indexOf('active');
const RUNNING = VM_STATES.indexOf('running');
/** The night tariff holds from 22 to 6 h. */
const NIGHT_FROM_HOUR = 22;
const NIGHT_TO_HOUR = 6;
/** Smoothing of the running result, s; design value. */
const NET_TAU_S = 5;

/**
 * System of the tick: metered pay, electricity, half-day credits and churn. All money moves in whole cents, fractions
 * are carried, so that cash is always start + revenue − credits − energy − purchases + sales.
 */
export function billing(world: World): void {
  const earnedCents = meterAll(world);
  const paidCents = payElectricity(world);
  averageNet(world, earnedCents - paidCents);
  if (endsHalfDay(world)) closeHalfDay(world);
  if (endsDay(world)) closeDay(world);
}

/** Charges all tenants for this tick; answers the exact sum in cents. */
function meterAll(world: World): number {
  const { tenants, hall } = world;
  const goodBefore = hall.goodTicks[0];
  const owedBefore = hall.owedTicks[0];
  let earnedCents = 0;
  for (let t = 0; t < tenants.rows; t++) {
    if (tenants.state[t] === ACTIVE) earnedCents += meter(world, t as TenantId);
  }
  rememberService(world, hall.goodTicks[0] - goodBefore, hall.owedTicks[0] - owedBefore);
  return earnedCents;
}

function meter(world: World, tenant: TenantId): number {
  const { tenants, hall, tick, scenario } = world;
  const terms = termsOf(tenants.tier[tenant]);
  const first = tenants.firstVm[tenant];
  let [good, paid] = [0, 0];
  for (let vm = first as VmId; vm < first + tenants.vms[tenant]; vm++) {
    const speed = servedSpeed(world, vm);
    if (speed >= terms.goodSpeed) good += 1;
    else if (speed >= DEGRADED_SPEED) paid += DEGRADED_PAY;
  }
  paid += good;
  const beats = scenario.tickSeconds / BEAT_S;
  if (tick >= tenants.owedFromTick[tenant]) {
    tenants.goodTicks[tenant] += good;
    tenants.owedTicks[tenant] += tenants.vms[tenant];
    tenants.halfDayFeeCents[tenant] += tenants.feeCentsPerBeat[tenant] * beats * tenants.vms[tenant];
    hall.goodTicks[0] += good * terms.weight;
    hall.owedTicks[0] += tenants.vms[tenant] * terms.weight;
  }
  return earn(world, tenant, tenants.feeCentsPerBeat[tenant] * beats * paid);
}

/** Speed that a tenant notices: none unless its VM runs, and short dips are smoothed. */
function servedSpeed({ vms }: World, vm: VmId): number {
  return vms.state[vm] === RUNNING ? vms.speedAverage[vm] : 0;
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
  const tauTicks = halfDayTicks(scenario) / Math.LN2;
  hall.reputation[0] += (good / owed - hall.reputation[0]) * ewmaWeight(1, tauTicks);
}

/** Pays for the energy used since the last bill, at the tariff of the hour; answers the exact sum in cents. */
function payElectricity({ hall, scenario, tick }: World): number {
  const { dayCentsPerKwh, nightCentsPerKwh } = scenario.facility;
  const hour = hourAt(scenario, tick);
  const night = hour >= NIGHT_FROM_HOUR || hour < NIGHT_TO_HOUR;
  const usedJ = hall.facilityEnergyJ[0] - hall.billedEnergyJ[0];
  const jouleCents = usedJ * (night ? nightCentsPerKwh : dayCentsPerKwh);
  const owedJouleCents = jouleCents + hall.energyJouleCents[0];
  const wholeCents = Math.floor(owedJouleCents / JOULES_PER_KWH);
  hall.energyJouleCents[0] = owedJouleCents - wholeCents * JOULES_PER_KWH;
  hall.billedEnergyJ[0] = hall.facilityEnergyJ[0];
  hall.energyCents[0] += wholeCents;
  hall.cashExactCents[0] -= wholeCents;
  return jouleCents / JOULES_PER_KWH;
}

function averageNet({ hall, scenario }: World, tickCents: number): void {
  const perBeat = (tickCents * BEAT_S) / scenario.tickSeconds;
  hall.netCentsAverage[0] += (perBeat - hall.netCentsAverage[0]) * ewmaWeight(scenario.tickSeconds, NET_TAU_S);
}

function closeDay(world: World): void {
  const { hall, events } = world;
  const resultCents = hall.revenueCents[0] - hall.creditsCents[0] - hall.energyCents[0];
  events.push({ type: 'dayEnded', day: dayThatEnds(world), netCents: resultCents - hall.dayOpeningCents[0] });
  hall.dayOpeningCents[0] = resultCents;
}
