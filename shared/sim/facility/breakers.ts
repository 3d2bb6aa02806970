import { shutDownRack } from '../cluster/index.ts';
import { exp, pow } from '../kernel/det-math.ts';
import { ticksOf } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';

/**
 * Inverse-time breaker: seconds until it opens, by overload as a fraction of its rating (10 % → 17 minutes, 40 % → one minute:
 * after Wu et al., *Dynamo*, ISCA 2016; unverified).
 */
const TRIP_S = 9.22;
const TRIP_EXPONENT = -2.04;
/** Time in which a breaker that is not overloaded forgets most of what it got warm; design value. */
const FORGETS_AFTER_S = 300;
/** Time until somebody has closed a breaker that opened; design value. */
const CLOSED_AFTER_S = 30;
/** Part of a breaker's rating that may be used all the time (National Electrical Code, continuous loads). */
export const CONTINUOUS_LOAD = 0.8;

/** Seconds that a breaker carries a load of that multiple of its rating; Infinity up to its rating. */
export function tripSeconds(loadOfRating: number): number {
  return loadOfRating <= 1 ? Number.POSITIVE_INFINITY : TRIP_S * pow(loadOfRating - 1, TRIP_EXPONENT);
}

/** How far a breaker is on its way to tripping after a time under a load; 1 = it opens. */
export function breakerAfter(before: number, loadW: number, ratingW: number, seconds: number): number {
  if (loadW <= ratingW) return before === 0 ? 0 : before * exp(-seconds / FORGETS_AFTER_S);
  return Math.min(1, before + seconds / tripSeconds(loadW / ratingW));
}

/** Lets the breakers of racks and room warm up, open under overload, and be closed again. */
export function watchBreakers(world: World): void {
  for (let rack = 0; rack < world.racks.rows; rack++)
    if (world.racks.breakerW[rack] > 0 || world.racks.tripped[rack] === 1) watchRack(world, rack);
  if (world.scenario.facility.electricity?.roomBreakerW !== undefined) watchRoom(world);
}

function watchRack(world: World, rack: number): void {
  const { racks, scenario, tick, events } = world;
  if (racks.tripped[rack] === 1) {
    if (tick >= racks.breakerClosesAtTick[rack]) closeRack(racks, rack);
    else shutDownRack(world, rack, 'breaker');
    return;
  }
  const loadW = racks.powerExactW[rack];
  racks.breakerExact[rack] = breakerAfter(racks.breakerExact[rack], loadW, racks.breakerW[rack], scenario.tickSeconds);
  if (racks.breakerExact[rack] < 1) return;
  racks.tripped[rack] = 1;
  racks.breakerClosesAtTick[rack] = tick + ticksOf(scenario, CLOSED_AFTER_S);
  events.push({ type: 'breakerTripped', rack });
  shutDownRack(world, rack, 'breaker');
}

function closeRack(racks: World['racks'], rack: number): void {
  racks.tripped[rack] = 0;
  racks.breakerExact[rack] = 0;
  racks.breakerClosesAtTick[rack] = 0;
}

function watchRoom(world: World): void {
  const { hall, racks, scenario, tick, events } = world;
  if (hall.roomClosesAtTick[0] > 0) {
    if (tick >= hall.roomClosesAtTick[0]) hall.roomClosesAtTick[0] = 0;
    return;
  }
  let loadW = 0;
  for (let rack = 0; rack < racks.rows; rack++) loadW += racks.powerExactW[rack];
  const ratingW = scenario.facility.electricity?.roomBreakerW ?? 0;
  hall.roomBreakerExact[0] = breakerAfter(hall.roomBreakerExact[0], loadW, ratingW, scenario.tickSeconds);
  if (hall.roomBreakerExact[0] < 1) return;
  hall.roomBreakerExact[0] = 0;
  hall.roomClosesAtTick[0] = tick + ticksOf(scenario, CLOSED_AFTER_S);
  events.push({ type: 'breakerTripped', rack: -1 });
  for (let rack = 0; rack < racks.rows; rack++) shutDownRack(world, rack, 'breaker');
}
