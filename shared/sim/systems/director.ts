import type { TenantId } from '#shared/ids.ts';
import { PERMILLE } from '#shared/units.ts';
import { FORECAST_KINDS, TENANT_STATES } from '../codes.ts';
import { subjectRefusal } from '../disturbances/define.ts';
import { DISTURBANCES, type DisturbanceName } from '../disturbances/index.ts';
import { announce, dropEndedForecasts } from '../mechanisms/forecast-lane.ts';
import { termsOf } from '../mechanisms/tier-terms.ts';
import type { TenantSpec, TimedEvent } from '../scenario.ts';
import { BEAT_S, ticksOf } from '../time.ts';
import type { World } from '../world.ts';

/** An offer is announced so many beats before it is made; design value. */
const OFFER_TELEGRAPH_BEATS = 20;

/** System of the tick: announces, starts and ends the scenario's timed events and contract offers, and the scenario itself. */
export function director(world: World): void {
  endWhatIsOver(world);
  const { events, tenants } = world.scenario;
  for (let e = 0; e < events.length; e++) direct(world, events[e]);
  beginInjected(world);
  for (let t = 0; t < tenants.length; t++) if (!tenants[t].baseload) offer(world, t as TenantId, tenants[t]);
  dropEndedForecasts(world);
  endScenario(world);
}

/** Tick in which something happens that is planned for a beat; what lies before the start happens at the start. */
function tickOfBeat({ scenario }: World, beat: number): number {
  return beat <= 0 ? 0 : ticksOf(scenario, beat * BEAT_S);
}

function direct(world: World, event: TimedEvent): void {
  const startsAtTick = tickOfBeat(world, event.atBeat);
  if (world.tick === tickOfBeat(world, event.atBeat - event.telegraphBeats)) herald(world, event, startsAtTick);
  if (world.tick !== startsAtTick) return;
  begin(world, event.kind, event.subject, event.factor, tickOfBeat(world, event.atBeat + event.forBeats));
}

/** Tells the players, unless there is nothing left that it could happen to. */
function herald(world: World, { kind, subject, factor, atBeat, forBeats }: TimedEvent, startsAtTick: number): void {
  const disturbance = DISTURBANCES[kind];
  if (subjectRefusal(world, disturbance.subject, subject)) return;
  const endsAtTick = tickOfBeat(world, atBeat + forBeats);
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

function endWhatIsOver({ hall, events, scenario, tick }: World): void {
  if (hall.peakEndsAtTick[0] > 0 && tick >= hall.peakEndsAtTick[0]) {
    hall.correlatedPeak[0] = 1;
    hall.peakEndsAtTick[0] = 0;
    events.push({ type: 'correlatedPeak', on: false });
  }
  if (hall.linkDownUntilTick[0] > 0 && tick >= hall.linkDownUntilTick[0]) {
    hall.linkDownUntilTick[0] = 0;
    hall.migrationMbit[0] = scenario.facility.migrationMbit;
    events.push({ type: 'linkDown', on: false });
  }
}

function offer(world: World, tenant: TenantId, spec: TenantSpec): void {
  const { tenants, events, tick } = world;
  const offersAtTick = tickOfBeat(world, spec.offerAtBeat);
  const endsAtTick = tickOfBeat(world, spec.offerAtBeat + spec.offerForBeats);
  const state = TENANT_STATES[tenants.state[tenant]];
  if (tick === tickOfBeat(world, spec.offerAtBeat - OFFER_TELEGRAPH_BEATS)) {
    announce(world, {
      kind: 'contractOffer',
      subject: tenant,
      startsAtTick: offersAtTick,
      endsAtTick: offersAtTick,
      factor: 1,
    });
  }
  if (state === 'none' && tick === offersAtTick) comeOrStayAway(world, tenant, endsAtTick);
  else if (state === 'offered' && tick >= tenants.offerEndsAtTick[tenant]) {
    tenants.state[tenant] = TENANT_STATES.indexOf('expired');
    events.push({ type: 'contractExpired', tenant });
  }
}

/** Who wants much of a hall asks first what others have got from it; one that stays away does not come back. */
function comeOrStayAway({ tenants, hall, events }: World, tenant: TenantId, endsAtTick: number): void {
  const wanted = termsOf(tenants.tier[tenant]).leastReputation;
  if (hall.reputation[0] < wanted) {
    events.push({ type: 'contractWithheld', tenant, wantedPermille: Math.round(wanted * PERMILLE) });
    return;
  }
  tenants.state[tenant] = TENANT_STATES.indexOf('offered');
  tenants.offerEndsAtTick[tenant] = endsAtTick;
  events.push({ type: 'contractOffered', tenant });
}

function endScenario({ hall, events, scenario, tick }: World): void {
  if (scenario.lengthBeats === 0 || hall.over[0] === 1) return;
  if (tick + 1 < ticksOf(scenario, scenario.lengthBeats * BEAT_S)) return;
  hall.over[0] = 1;
  events.push({ type: 'scenarioOver' });
}
