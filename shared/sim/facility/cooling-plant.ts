import { SHUTDOWN_C, shutDownRack } from '../cluster/index.ts';
import { rackOf } from '../kernel/tables/racks.ts';
import type { World } from '../kernel/world.ts';
import { facilityOf } from './facility-setup.ts';
import { airAfter, clockAt, type RackAir, recirculation, THROTTLE_FROM_C } from './rack-air.ts';

const air: RackAir = { powerW: 0, slopeW: 0, clock: 1, recirculated: 0, coolingW: 0, supplyC: 0 };

/** Cooling units that cool now. */
function coolersRunning({ hall, scenario, tick }: World): number {
  if (tick < hall.coolersRestartAtTick[0]) return 0;
  return Math.max(0, facilityOf(scenario).cooling.units - hall.coolersOut[0]);
}

/** Ends what has been wrong with the cooling. */
export function endCoolingFaults({ hall, tick, events }: World): void {
  if (hall.supplyAirUntilTick[0] > 0 && tick >= hall.supplyAirUntilTick[0]) {
    hall.supplyAirUntilTick[0] = 0;
    hall.supplyAirK[0] = 0;
    events.push({ type: 'coolingFault', on: false });
  }
  if (hall.coolersBackAtTick[0] > 0 && tick >= hall.coolersBackAtTick[0]) {
    hall.coolersBackAtTick[0] = 0;
    hall.coolersOut[0] = 0;
    events.push({ type: 'coolerFailure', on: false });
  }
}

/**
 * Moves the heat of all racks for a tick. The room's cooling is shared by heat; a rack that gets too hot switches its
 * servers off.
 */
export function moveHeat(world: World): void {
  const { racks, hall, scenario } = world;
  const coolers = coolersRunning(world);
  const canW = coolers * facilityOf(scenario).cooling.unitW;
  let heatW = 0;
  for (let rack = 0; rack < racks.rows; rack++) {
    racks.heatW[rack] = racks.powerExactW[rack] * (1 + recirculation(racks.powerExactW[rack]));
    heatW += racks.heatW[rack];
  }
  hall.coolers[0] = coolers;
  hall.coolingPermille[0] = canW > 0 ? Math.min(9999, Math.round((1000 * heatW) / canW / 10) * 10) : 0;
  for (let rack = 0; rack < racks.rows; rack++) {
    moveRack(world, rack, heatW > 0 ? (canW * racks.heatW[rack]) / heatW : canW / racks.rows);
  }
}

function moveRack(world: World, rack: number, coolingW: number): void {
  const { racks, hall, scenario, events } = world;
  const beforeC = racks.inletExactC[rack];
  air.powerW = racks.powerExactW[rack];
  air.slopeW = racks.heatSlopeW[rack];
  air.clock = clockAt(beforeC);
  air.recirculated = recirculation(air.powerW);
  air.coolingW = coolingW;
  air.supplyC = racks.setPointC[rack] + hall.supplyAirK[0];
  const afterC = airAfter(air, beforeC, scenario.tickSeconds);
  racks.inletExactC[rack] = afterC;
  if (afterC > THROTTLE_FROM_C !== beforeC > THROTTLE_FROM_C) {
    events.push({ type: 'rackHot', rack, on: afterC > THROTTLE_FROM_C });
  }
  if (afterC >= SHUTDOWN_C) shutDownRack(world, rack, 'heat');
}

/** What heat leaves a host of its clock. */
export function heatClock({ racks }: World, host: number): number {
  return clockAt(racks.inletExactC[rackOf(host)]);
}
