import { PAGES_PER_MIB } from '#shared/units.ts';
import { ewmaWeight } from '../kernel/det-math.ts';
import { isUp } from '../kernel/guest-power.ts';
import { normalAt, STREAMS } from '../kernel/random.ts';
import { ticksOf } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';

/** Pages sampled in one period, and the period (Waldspurger, OSDI 2002, §5.3: 100 pages, 30 s). */
const PAGES = 100;
const PERIOD_S = 30;
/** Time constants of the moving averages; design values. The estimate rises fast and falls slowly (§5.3). */
const SLOW_S = 300;
const FAST_S = 60;
const SAMPLING = STREAMS.indexOf('sampling');

/**
 * Estimates the active memory of all guests as their hosts must: by watching a few random pages. Guests take turns, so that
 * not all are sampled in one tick.
 */
export function estimateActive(world: World): void {
  const { vms, scenario, tick } = world;
  const period = ticksOf(scenario, PERIOD_S);
  const turn = tick % period;
  const elapsedS = Math.max(PERIOD_S, scenario.tickSeconds);
  const slow = ewmaWeight(elapsedS, SLOW_S);
  const fast = ewmaWeight(elapsedS, FAST_S);
  for (let vm = 0; vm < vms.rows; vm++) {
    if (vms.host[vm] < 0) continue;
    // Nobody samples a guest that boots; all that it touches, it touches now.
    if (!isUp(vms, vm)) vms.activeEstimateMib[vm] = vms.touchedExactMib[vm];
    else if (vms.activeSlowMib[vm] === 0) average(world, vm, elapsedS, 1, 1);
    else if (vm % period === turn) average(world, vm, elapsedS, slow, fast);
  }
}

function average(world: World, vm: number, elapsedS: number, slow: number, fast: number): void {
  const { vms } = world;
  const sampleMib = sampled(world, vm, elapsedS / PERIOD_S);
  vms.activeSlowMib[vm] += slow * (sampleMib - vms.activeSlowMib[vm]);
  vms.activeFastMib[vm] += fast * (sampleMib - vms.activeFastMib[vm]);
  vms.activeEstimateMib[vm] = Math.max(vms.activeSlowMib[vm], vms.activeFastMib[vm], sampleMib);
}

/** The share of sampled pages found touched, times the guest's size: σ = √(p(1 − p) ÷ pages). */
function sampled({ vms, streams }: World, vm: number, periods: number): number {
  const sizeMib = vms.memMib[vm];
  const p = Math.min(1, vms.activeExactMib[vm] / sizeMib);
  const noise = Math.sqrt((p * (1 - p)) / (PAGES * Math.max(1, periods))) * normalAt(streams, SAMPLING);
  return Math.max(1 / PAGES_PER_MIB, Math.min(1, p + noise) * sizeMib);
}
