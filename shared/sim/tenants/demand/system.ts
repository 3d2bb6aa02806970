import type { TenantId, VmId } from '#shared/ids.ts';
import { hogLoads } from '../../cpu/index.ts';
import { VM_STATES } from '../../kernel/codes/index.ts';
import { ewmaWeight, exp } from '../../kernel/det-math.ts';
import { normal } from '../../kernel/random.ts';
import type { Trace } from '../../kernel/scenario/scenario.ts';
import { middleHourOf, SECOND_S, ticksOf } from '../../kernel/time.ts';
import { simulates, type World } from '../../kernel/world.ts';
import { leakMemory, traceMemory } from '../../memory/index.ts';
import { isWithinOne, meanOver, type SampleSpan, samplesOfTick, traceColumn, traceOf } from '../../traces/index.ts';
import { ask, ratedShare } from './asked-load.ts';
import { dayFactor } from './day-curves.ts';
import { populationLoads } from './population-loads.ts';
import { tenantDemand } from './tenant-demand.ts';

const RUNNING = VM_STATES.indexOf('running');
const BOOTING = VM_STATES.indexOf('booting');
/** Noise around the day curve: spread, and memory in seconds of machine time; design values. */
const NOISE_SD = 0.12;
const NOISE_TAU_S = 10;
/** Time constants of memory: a guest takes memory fast and its active set follows its load; design values, seconds. */
const TOUCH_TAU_S = 20;
const ACTIVE_TAU_S = 10;
/** Part of the touched and of the active memory that follows the load; design values. */
const TOUCH_SWING = 0.1;
const ACTIVE_SWING = 0.3;
/** Part of its touched memory that a guest takes while it boots; design value. */
const BOOT_TOUCHED = 0.35;

/** System of the tick: what every guest wants this tick, of CPU and memory. */
export function demand(world: World): void {
  endBursts(world);
  const draws = world.scenario.demand.kind === 'curves' && world.tick % ticksOf(world.scenario, SECOND_S) === 0;
  if (draws) drawNoise(world);
  const { demand } = world.scenario;
  if (demand.kind === 'trace') traceLoads(world, demand.sampleSeconds, demand.hold === true);
  else if (demand.kind === 'population') populationLoads(world);
  else curveLoads(world);
  tenantDemand(world);
  if (world.hall.hogsUntilTick[0] > world.tick) hogLoads(world);
  if (!simulates(world, 'memory')) return;
  const memoryTrace = demand.kind === 'trace' ? demand.memoryTrace : undefined;
  if (demand.kind === 'trace' && memoryTrace !== undefined) traceMemory(world, memoryTrace, demand.sampleSeconds);
  leakMemory(world);
  wantMemory(world, memoryTrace !== undefined);
}

function endBursts({ tenants, vms, tick, events }: World): void {
  for (let tenant = 0 as TenantId; tenant < tenants.rows; tenant++) {
    const first = tenants.firstVm[tenant];
    if (tenants.vms[tenant] === 0 || vms.burstEndsAtTick[first] === 0 || tick < vms.burstEndsAtTick[first]) continue;
    vms.burst.fill(1, first, first + tenants.vms[tenant]);
    vms.burstEndsAtTick.fill(0, first, first + tenants.vms[tenant]);
    events.push({ type: 'tenantBurst', tenant, on: false });
  }
}

/** One draw a second for every VM, there or not: who is placed must not change what the others draw. */
function drawNoise({ vms, streams, scenario }: World): void {
  const keep = exp(-Math.max(SECOND_S, scenario.tickSeconds) / NOISE_TAU_S);
  const spread = NOISE_SD * Math.sqrt(1 - keep * keep);
  for (let vm = 0; vm < vms.rows; vm++)
    vms.loadNoise[vm] = keep * vms.loadNoise[vm] + spread * normal(streams, 'demand');
}

function curveLoads({ vms, hall, scenario, tick }: World): void {
  const hour = middleHourOf(scenario, tick);
  for (let vm = 0; vm < vms.rows; vm++) {
    const average = vms.meanLoad[vm] * dayFactor(vms.workload[vm], hour);
    const wanted = average * (1 + vms.loadNoise[vm]) * vms.burst[vm] * hall.correlatedPeak[0];
    ask(vms, vm, vms.state[vm] === RUNNING ? wanted : 0);
  }
}

/**
 * Load of each VM from its row of the trace: the mean of what the tick covers, straight between samples unless samples
 * hold. The last sample holds until the trace ends, as in the experiment of Beloglazov & Buyya (CCPE 24(13), 2012).
 */
function traceLoads(world: World, sampleSeconds: number, hold: boolean): void {
  const { vms, hall, scenario, tick } = world;
  const trace = traceOf(world);
  if (!trace) return;
  const { before, after, between } = measuredIn(trace, samplesOfTick(scenario, trace, sampleSeconds, tick), hold);
  const { rows } = trace;
  const peak = hall.correlatedPeak[0];
  const { state, burst, ratedMhz } = vms;
  for (let vm = 0; vm < vms.rows; vm++) {
    if (state[vm] !== RUNNING) {
      ask(vms, vm, 0);
      continue;
    }
    const row = vm < rows ? vm : vm % rows;
    const percent = after ? before[row] + (after[row] - before[row]) * between : before[row];
    const measured = (percent / 100) * burst[vm] * peak;
    const ofHost = ratedMhz[vm] > 0 ? ratedShare(world, vm) : 1;
    ask(vms, vm, measured * ofHost, ofHost);
  }
}

/** What rows have on average in a span. Within one sample no sum is needed: a straight line has its mean in its middle. */
function measuredIn(trace: Trace, span: SampleSpan, hold: boolean) {
  if (!isWithinOne(span, trace)) return { before: meanOver(trace, span, hold), after: undefined, between: 0 };
  const column = Math.floor(span.from);
  const before = traceColumn(trace, column);
  if (hold) return { before, after: undefined, between: 0 };
  return { before, after: traceColumn(trace, column, 1), between: span.from + span.length / 2 - column };
}

/** Memory follows the load, unless it was measured itself. */
function wantMemory(world: World, measured: boolean): void {
  const { vms, hall, scenario, tick } = world;
  const touch = tick === 0 ? 1 : ewmaWeight(scenario.tickSeconds, TOUCH_TAU_S);
  const follow = tick === 0 ? 1 : ewmaWeight(scenario.tickSeconds, ACTIVE_TAU_S);
  const peak = hall.correlatedPeak[0];
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    const state = vms.state[vm];
    if (state !== RUNNING && state !== BOOTING) continue;
    const above = measured ? 0 : loadAboveAverage(world, vm);
    const share = state === BOOTING ? BOOT_TOUCHED : (1 + TOUCH_SWING * above) * peak;
    const wholeMib = vms.memMib[vm] * Math.min(1, vms.touchedShare[vm] * share);
    const neededMib = Math.max(0, wholeMib - vms.heapLessMib[vm]);
    const touchedMib = Math.min(vms.memMib[vm], neededMib + vms.leakedMib[vm]);
    vms.touchedExactMib[vm] += touch * (touchedMib - vms.touchedExactMib[vm]);
    const activeMib = vms.memMib[vm] * vms.activeShare[vm] * (1 + ACTIVE_SWING * above) * peak * keptPart(vms, vm);
    vms.activeExactMib[vm] += follow * (Math.min(touchedMib, activeMib) - vms.activeExactMib[vm]);
    vms.activeExactMib[vm] = Math.min(vms.activeExactMib[vm], vms.touchedExactMib[vm]);
  }
}

/** Part of what a guest touched as it came that it still does, with the Java heap that it has now. */
function keptPart({ heapLessMib, touchedShare, memMib }: World['vms'], vm: VmId): number {
  if (heapLessMib[vm] === 0) return 1;
  return Math.max(0, 1 - heapLessMib[vm] / (touchedShare[vm] * memMib[vm]));
}

/** How far a guest's load is above (or below) its average hour, −1..1. */
function loadAboveAverage({ vms }: World, vm: VmId): number {
  if (vms.meanLoad[vm] <= 0) return 0;
  return Math.max(-1, Math.min(1, vms.load[vm] / vms.meanLoad[vm] - 1));
}
