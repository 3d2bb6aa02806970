import type { TenantId } from '#shared/ids.ts';
import type { Scenario } from '../../kernel/scenario/scenario.ts';
import { daySecondsOf } from '../../kernel/scenario/series-rows.ts';
import { ticksOf } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';

const HOURS_PER_HALF_DAY = 12;

/** Ticks of an SLA period, the span over which service is judged for credits unless the scenario names another. */
export function slaPeriodTicks(scenario: Scenario): number {
  return ticksOf(scenario, (scenario.policies.sla?.periodHours ?? HOURS_PER_HALF_DAY) * scenario.secondsPerHour);
}

/** Whether the tick under way is the last of an SLA period, counted from the start. */
export function endsSlaPeriod({ scenario, tick }: World): boolean {
  return (tick + 1) % slaPeriodTicks(scenario) === 0;
}

/** Whether the tick under way is the last of a day of twenty-four hours, counted from the start. */
export function endsDay({ scenario, tick }: World): boolean {
  return (tick + 1) % dayTicks(scenario) === 0;
}

/** Number of the day of twenty-four hours that is under way, counted from 1 as the clock shows it. */
export function dayThatEnds({ scenario, tick }: World): number {
  return Math.floor(tick / dayTicks(scenario)) + 1;
}

function dayTicks(scenario: Scenario): number {
  return ticksOf(scenario, daySecondsOf(scenario));
}

/** VM-ticks of service that a tenant will have been owed when the SLA period ends. */
export function owedByEnd(world: World, tenant: TenantId): number {
  const { tenants } = world;
  return tenants.owedTicks[tenant] + tenants.vmsNow[tenant] * ticksStillOwed(world, tenant);
}

/** Share of the SLA period's owed VM-ticks that were good or still can be; 1 when none is owed. */
export function bestShare(world: World, tenant: TenantId): number {
  const owed = owedByEnd(world, tenant);
  return owed === 0 ? 1 : 1 - badTicks(world, tenant) / owed;
}

/** VM-ticks of this SLA period that were owed and not good. */
export function badTicks({ tenants }: World, tenant: TenantId): number {
  return tenants.owedTicks[tenant] - tenants.goodTicks[tenant];
}

/** Ticks after this one, until the SLA period ends. */
export function ticksLeft({ scenario, tick }: World): number {
  return slaPeriodTicks(scenario) - 1 - (tick % slaPeriodTicks(scenario));
}

function ticksStillOwed(world: World, tenant: TenantId): number {
  const notYet = Math.max(0, world.tenants.owedFromTick[tenant] - world.tick - 1);
  return Math.max(0, ticksLeft(world) - notYet);
}
