import { SHUTDOWN_C } from '../cluster/index.ts';
import { exp, ln } from '../kernel/det-math.ts';

/**
 * Heat that the air and metal of a rack take up per kelvin, J/K: a rack of 5 kW without cooling goes from 22 to 45 °C in 189 s
 * (Opengate Data, Emergency Cooling Study; calibrated on this figure).
 */
export const HEAT_CAPACITY_J_PER_K = (5000 * 189) / (45 - 22);
/** From here on servers lower their clock, in a straight line down to half of it there, °C; design values. */
export const THROTTLE_FROM_C = 32;
const THROTTLE_MOST_C = 40;
const SLOWEST_CLOCK = 0.5;
/** Time in which cooling brings air most of the way to its set-point, s; design value. */
const COOLING_TAU_S = 30;
/** Hot air comes round to the front of racks above this power (design value), with all of its effect 2 kW above it. */
const DENSE_FROM_W = 8000;
const DENSE_RAMP_W = 2000;
/** What comes round adds so much of the rack's own heat; design value. */
const RECIRCULATION = 0.6;
/** What air gains from the front of a server to its back, K; design value. */
const RISE_K = 12;

const STEADY_W = 1e-9;
const BENDS_C = [THROTTLE_FROM_C, THROTTLE_MOST_C, SHUTDOWN_C];
const MOST_PIECES = 24;

/** Part of full clock that a server runs at with air of that temperature. */
export function clockAt(inletC: number): number {
  const way = (inletC - THROTTLE_FROM_C) / (THROTTLE_MOST_C - THROTTLE_FROM_C);
  return 1 - (1 - SLOWEST_CLOCK) * Math.min(1, Math.max(0, way));
}

/** s: until a rack without cooling that draws so much has warmed from a temperature to where its servers slow down. */
export function secondsToThrottle(fromC: number, powerW: number): number {
  return (Math.max(0, THROTTLE_FROM_C - fromC) * HEAT_CAPACITY_J_PER_K) / (powerW * (1 + recirculation(powerW)));
}

/** Part of its exhaust that comes round to the front of a rack of that power. */
export function recirculation(powerW: number): number {
  return RECIRCULATION * Math.min(1, Math.max(0, (powerW - DENSE_FROM_W) / DENSE_RAMP_W));
}

/** A rack's air during one tick: all in W, °C and s. */
export interface RackAir {
  powerW: number;
  /** W saved per unit of clock, around the present clock. */
  slopeW: number;
  clock: number;
  recirculated: number;
  /** Heat that the cooling can take from this rack, W. */
  coolingW: number;
  /** Air that it is given. */
  supplyC: number;
}

/**
 * Temperature at a rack's inlets after a time: C dT/dt = heat − cooling, where cooling brings the air to its set-point as
 * fast as its power allows and heat falls as servers slow down. The right side is a chain of straight pieces that never
 * rises with T, so each piece is integrated exactly and no length of a tick makes it swing. Stops at `SHUTDOWN_C`.
 */
export function airAfter(air: RackAir, fromC: number, seconds: number): number {
  let inletC = fromC;
  let left = seconds;
  for (let piece = 0; piece < MOST_PIECES && left > 0; piece++) {
    const flowW = netW(air, inletC);
    if (Math.abs(flowW) < STEADY_W) return inletC;
    const endC = endOfPiece(air, inletC, flowW > 0);
    const endW = netW(air, endC);
    const slope = (endW - flowW) / (endC - inletC);
    const needed = secondsTo(endC - inletC, flowW, endW, slope);
    if (needed >= left) return inletC + riseK(flowW, slope, left);
    inletC = endC;
    left -= needed;
    if (inletC === SHUTDOWN_C && flowW > 0) return inletC;
  }
  return inletC;
}

/** Heat that stays in the rack at an inlet temperature, W. Without cooling no air comes that could be of any temperature. */
function netW(air: RackAir, inletC: number): number {
  const hotW = heatW(air, inletC);
  return air.coolingW > 0 ? Math.max(pullW(air, inletC), hotW - air.coolingW) : hotW;
}

function heatW(air: RackAir, inletC: number): number {
  const powerW = air.powerW + air.slopeW * (clockAt(inletC) - air.clock);
  return Math.max(0, powerW) * (1 + air.recirculated);
}

/** What stays while cooling brings air to its set-point, as fast as air can; dense racks breathe some of their own. */
function pullW(air: RackAir, inletC: number): number {
  const targetC = air.supplyC + air.recirculated * RISE_K;
  return ((targetC - inletC) * HEAT_CAPACITY_J_PER_K) / COOLING_TAU_S;
}

/** Where the straight piece ends that begins here: at a bend of the clock, or where cooling reaches its power. */
function endOfPiece(air: RackAir, inletC: number, up: boolean): number {
  let endC = up ? inletC + 100 : inletC - 100;
  for (let b = 0; b < BENDS_C.length; b++) {
    const bendC = BENDS_C[b];
    if (up ? bendC > inletC && bendC < endC : bendC < inletC && bendC > endC) endC = bendC;
  }
  return air.coolingW > 0 ? crossing(air, inletC, endC) : endC;
}

/** Where between two temperatures the cooling reaches its power; the second of them if nowhere. */
function crossing(air: RackAir, fromC: number, toC: number): number {
  const before = pullW(air, fromC) - heatW(air, fromC) + air.coolingW;
  const after = pullW(air, toC) - heatW(air, toC) + air.coolingW;
  if (before === 0 || before > 0 === after > 0) return toC;
  const atC = fromC + ((toC - fromC) * before) / (before - after);
  return Math.abs(atC - fromC) < 1e-9 ? toC : atC;
}

function secondsTo(riseK: number, flowW: number, endW: number, slope: number): number {
  if (endW > 0 !== flowW > 0 || Math.abs(endW) < STEADY_W) return Number.POSITIVE_INFINITY;
  const ratio = endW / flowW;
  if (Math.abs(ratio - 1) < 1e-9) return (riseK * HEAT_CAPACITY_J_PER_K) / flowW;
  return (HEAT_CAPACITY_J_PER_K / slope) * ln(ratio);
}

function riseK(flowW: number, slope: number, seconds: number): number {
  const x = (slope * seconds) / HEAT_CAPACITY_J_PER_K;
  const linearK = (flowW * seconds) / HEAT_CAPACITY_J_PER_K;
  return Math.abs(x) < 1e-6 ? linearK * (1 + x / 2) : (linearK * (exp(x) - 1)) / x;
}
