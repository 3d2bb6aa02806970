import { NONE, type TenantId } from '#shared/ids.ts';
import { PERMILLE } from '#shared/units.ts';
import { afterQuiet, isQuietAt } from '../cluster/index.ts';
import { announce, dropEndedForecasts } from '../incidents/index.ts';
import { FORECAST_KINDS, TENANT_STATES } from '../kernel/codes/index.ts';
import type { TenantSpec, TimedEvent } from '../kernel/scenario/scenario.ts';
import { opensAt } from '../kernel/scenario/unlocks.ts';
import { ticksOf } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { makeOffer, signContract } from '../tenants/index.ts';
import { subjectRefusal } from './define.ts';
import { DISTURBANCES, type DisturbanceName } from './index.ts';

/** An offer is announced so many seconds before it is made; design value. */
const OFFER_TELEGRAPH_S = 20;

/** System of the tick: announces, starts and ends the scenario's timed events and contract offers, and the scenario itself. */
export function director(world: World): void {
  endExpired(world);
  const { events, tenants } = world.scenario;
  for (let e = 0; e < events.length; e++) direct(world, events[e]);
  beginInjected(world);
  for (let t = 0; t < tenants.length; t++) {
    if (tenants[t].baseload) assign(world, t as TenantId, tenants[t]);
    else offer(world, t as TenantId, tenants[t]);
  }
  dropEndedForecasts(world);
  tellOpenings(world);
  endScenario(world);
}

/** Tick in which something happens that is planned for a second; what lies before the start happens at the start. */
function tickOfSecond({ scenario }: World, second: number): number {
  return second <= 0 ? 0 : ticksOf(scenario, second);
}

function direct(world: World, event: TimedEvent): void {
  const startsAtTick = tickOfSecond(world, event.atS);
  if (world.tick === tickOfSecond(world, event.atS - event.warningS)) herald(world, event, startsAtTick);
  if (world.tick !== startsAtTick || (event.optional && isQuietAt(world, world.tick))) return;
  begin(world, event.kind, event.subject, event.factor, tickOfSecond(world, event.atS + event.forS));
}

/** Tells the players, unless there is nothing left that it could happen to. */
function herald(world: World, { kind, subject, factor, atS, forS, optional }: TimedEvent, startsAtTick: number): void {
  const disturbance = DISTURBANCES[kind];
  if (subjectRefusal(world, disturbance.subject, subject)) return;
  if (optional && isQuietAt(world, tickOfSecond(world, atS))) return;
  const endsAtTick = tickOfSecond(world, atS + forS);
  if (disturbance.announced) announce(world, { kind, subject, startsAtTick, endsAtTick, factor });
  disturbance.herald?.(world, subject, Math.max(1, startsAtTick));
}

/** What happens when an event's time has come, if there is something left that it can happen to. */
function begin(world: World, kind: DisturbanceName, subject: number, factor: number, endsAtTick: number): void {
  const disturbance = DISTURBANCES[kind];
  if (!subjectRefusal(world, disturbance.subject, subject)) disturbance.start(world, subject, factor, endsAtTick);
}

/** What an instructor has ordered waits in the forecast lane for its time. */
function beginInjected(world: World): void {
  const { forecasts, tick } = world;
  for (let row = 0; row < forecasts.rows; row++) {
    if (forecasts.injected[row] === 0 || forecasts.startsAtTick[row] !== tick) continue;
    const kind = FORECAST_KINDS[forecasts.kind[row]] as DisturbanceName;
    begin(world, kind, forecasts.subject[row], forecasts.factorPermille[row] / PERMILLE, forecasts.endsAtTick[row]);
  }
}

function endExpired({ hall, events, scenario, tick }: World): void {
  if (hall.peakEndsAtTick[0] > 0 && tick >= hall.peakEndsAtTick[0]) {
    hall.correlatedPeak[0] = 1;
    hall.peakEndsAtTick[0] = 0;
    events.push({ type: 'correlatedPeak', on: false });
  }
  if (hall.marketEndsAtTick[0] > 0 && tick >= hall.marketEndsAtTick[0]) {
    hall.marketPermille[0] = PERMILLE;
    hall.marketEndsAtTick[0] = 0;
    events.push({ type: 'priceWar', on: false });
  }
  if (hall.linkDownUntilTick[0] > 0 && tick >= hall.linkDownUntilTick[0]) {
    hall.linkDownUntilTick[0] = 0;
    hall.migrationMbit[0] = scenario.facility.migrationMbit;
    events.push({ type: 'linkDown', on: false });
  }
}

function offer(world: World, tenant: TenantId, spec: TenantSpec): void {
  const { tenants, events, tick } = world;
  const state = TENANT_STATES[tenants.state[tenant]];
  if (state === 'offered' && tick >= tenants.offerEndsAtTick[tenant]) {
    tenants.state[tenant] = TENANT_STATES.indexOf('expired');
    events.push({ type: 'contractExpired', tenant });
  }
  // Without a second of its own it comes with an occasion, or by itself.
  if (spec.offerAtS < 0) return;
  const offersAtTick = tickOfSecond(world, spec.offerAtS);
  tellAhead(world, tenant, spec, offersAtTick);
  const comesAtTick = afterQuiet(world, offersAtTick);
  if (state !== 'none' || tick !== comesAtTick) return;
  makeOffer(world, tenant, comesAtTick + tickOfSecond(world, spec.offerAtS + spec.offerForS) - offersAtTick);
}

function tellAhead(world: World, tenant: TenantId, { offerAtS }: TenantSpec, comesAtTick: number): void {
  if (world.tick !== tickOfSecond(world, offerAtS - OFFER_TELEGRAPH_S)) return;
  const [startsAtTick, endsAtTick] = [comesAtTick, comesAtTick];
  announce(world, { kind: 'contractOffer', subject: tenant, startsAtTick, endsAtTick, factor: 1 });
}

/** A customer whom the hall must serve comes at its second without asking; it is owed service as after a signature. */
function assign(world: World, tenant: TenantId, spec: TenantSpec): void {
  if (spec.offerAtS <= 0) return;
  const comesAtTick = tickOfSecond(world, spec.offerAtS);
  tellAhead(world, tenant, spec, comesAtTick);
  if (world.tick !== comesAtTick) return;
  signContract(world, tenant);
  world.events.push({ type: 'contractAccepted', tenant, by: NONE });
}

function endScenario({ hall, events, scenario, tick }: World): void {
  if (scenario.lengthS === 0 || hall.over[0] === 1) return;
  if (tick + 1 < ticksOf(scenario, scenario.lengthS)) return;
  hall.over[0] = 1;
  events.push({ type: 'scenarioOver' });
}

/** Tells which orders may be given from this tick on. */
function tellOpenings({ scenario, tick, events }: World): void {
  if (scenario.unlocks === undefined || tick === 0) return;
  for (const command of Object.keys(scenario.unlocks)) {
    if (opensAt(scenario, command) === tick) events.push({ type: 'orderOpened', command });
  }
}
