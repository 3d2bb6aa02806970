import type { Scenario } from './scenario/scenario.ts';

/** s: how often most figures are told and drawn anew. */
export const SECOND_S = 1;

/** Ticks in a span of machine time, at least one. */
export function ticksOf(scenario: Scenario, seconds: number): number {
  return Math.max(1, Math.round(seconds / scenario.tickSeconds));
}

/** Ticks in a span of machine time, with what is left of a tick; what rounding makes of whole ticks is whole. */
export function exactTicksOf(scenario: Scenario, seconds: number): number {
  const ticks = seconds / scenario.tickSeconds;
  const whole = Math.round(ticks);
  return Math.abs(ticks - whole) < 1e-9 * Math.max(1, whole) ? whole : ticks;
}

/** Seconds of machine time since the start. */
export function secondsAt(scenario: Scenario, tick: number): number {
  return tick * scenario.tickSeconds;
}

/** Hour of the business day, 0 ≤ hour < 24. */
export function hourAt(scenario: Scenario, tick: number): number {
  return hourOfDay(scenario, tick);
}

/** Hour of the business day in the middle of a tick: a curve has its mean over a tick there, or very nearly. */
export function middleHourOf(scenario: Scenario, tick: number): number {
  return hourOfDay(scenario, tick + 0.5);
}

function hourOfDay(scenario: Scenario, ticks: number): number {
  const hours = scenario.startHour + secondsAt(scenario, ticks) / scenario.secondsPerHour;
  return hours - 24 * Math.floor(hours / 24);
}

/** Number of the business day, from 0. */
export function dayAt(scenario: Scenario, tick: number): number {
  return Math.floor((scenario.startHour + secondsAt(scenario, tick) / scenario.secondsPerHour) / 24);
}

/** Business hours that one tick stands for. */
export function hoursPerTick(scenario: Scenario): number {
  return scenario.tickSeconds / scenario.secondsPerHour;
}
