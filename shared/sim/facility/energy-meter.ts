import { SECONDS_PER_HOUR } from '#shared/units.ts';
import { hoursPerTick } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { USUAL_SET_POINT_C } from './facility-setup.ts';

/** What each kelvin of warmer air saves of what a facility needs beside its servers (unverified; often told as 2–5 %). */
const SAVED_PER_K = 0.04;
/** Part of it that no set-point saves: fans, transformers, light; design value. */
const NEVER_SAVED = 0.3;
/** Over this span of business time the highest demand is measured, hours; usual in contracts for electricity. */
const DEMAND_WINDOW_HOURS = 0.25;

/**
 * Counts a tick's energy of one host, whole joules with the rest carried; answers the joules counted. `beforeW` is what it
 * drew in the tick before.
 */
export function meterHost(
  { hosts, scenario, tick }: World,
  host: number,
  beforeW: number,
  secondsBilled: number,
): number {
  const powerW = hosts.powerExactW[host];
  const trapezoid = scenario.facility.energyRule === 'trapezoid';
  const meanW = trapezoid ? (tick === 0 ? 0 : (beforeW + powerW) / 2) : powerW;
  const exactJ = meanW * secondsBilled + hosts.energyFraction[host];
  const wholeJ = Math.floor(exactJ);
  hosts.energyFraction[host] = exactJ - wholeJ;
  hosts.energyJ[host] += wholeJ;
  return wholeJ;
}

/** Machine seconds times this are the seconds of the market clock that a tick is billed for. */
export function secondsBilled({ scenario }: World): number {
  return hoursPerTick(scenario) * SECONDS_PER_HOUR;
}

/** Counts the energy of the whole facility: what its servers took, times the energy that the building needs for it. */
export function meterFacility(world: World, serversJ: number): void {
  const { hall } = world;
  hall.pueExact[0] = pueOf(world);
  hall.itEnergyJ[0] += serversJ;
  const exactJ = serversJ * hall.pueExact[0] + hall.facilityFraction[0];
  const wholeJ = Math.floor(exactJ);
  hall.facilityFraction[0] = exactJ - wholeJ;
  hall.facilityEnergyJ[0] += wholeJ;
  meterDemand(world, wholeJ);
}

function pueOf({ racks, scenario }: World): number {
  return pueWith(scenario.facility.pue, racks.powerExactW, racks.setPointC);
}

/**
 * Energy of a facility over that of its servers: less than usual the warmer the air is that racks with power are given.
 * `racksW`: what each rack draws, W; `setPointsC`: air that each is given, °C.
 */
export function pueWith(pue: number, racksW: ArrayLike<number>, setPointsC: ArrayLike<number>): number {
  let [totalW, warmerWK] = [0, 0];
  for (let r = 0; r < racksW.length; r++) {
    totalW += racksW[r];
    warmerWK += racksW[r] * (setPointsC[r] - USUAL_SET_POINT_C);
  }
  if (warmerWK === 0) return pue;
  return 1 + (pue - 1) * Math.max(NEVER_SAVED, 1 - (SAVED_PER_K * warmerWK) / totalW);
}

function meterDemand(world: World, facilityJ: number): void {
  const { hall } = world;
  hall.demandJ[0] += facilityJ;
  hall.demandHours[0] += hoursPerTick(world.scenario);
  if (hall.demandHours[0] < DEMAND_WINDOW_HOURS - 1e-9) return;
  const meanW = hall.demandJ[0] / (hall.demandHours[0] * SECONDS_PER_HOUR);
  hall.demandPeakW[0] = Math.max(hall.demandPeakW[0], meanW);
  hall.demandJ[0] = 0;
  hall.demandHours[0] = 0;
}
