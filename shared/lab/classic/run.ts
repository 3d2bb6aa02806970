import { hashWords } from '#shared/sim/kernel/hash.ts';
import { type Move, plan } from './consolidation.ts';
import { type Datacenter, endMoves, moveSeconds, startMove, updateAll } from './datacenter.ts';
import type { ClassicExperiment, ClassicResult, ClassicStep } from './experiment.ts';
import { createMachines, type Machines, remember } from './machines.ts';
import { createMeter, type Meter, metricsOf } from './metrics.ts';
import { type OverloadTest, overloadTest } from './overload.ts';
import { candidatesBut, find, firstFit, placeAll } from './placement.ts';
import { type ParsedPolicy, parseClassicPolicy } from './policy.ts';
import { type Selection, selectionOf } from './selection.ts';
import { INTERVAL_S, traceLoads } from './trace-demand.ts';

export type { ClassicExperiment, ClassicMetrics, ClassicResult, ClassicStep, ClassicVariant } from './experiment.ts';
export { CLASSIC_VARIANTS } from './experiment.ts';
export { CLASSIC_POLICIES, type ClassicPolicy, parseClassicPolicy } from './policy.ts';

/** Tasks start a tenth of a second after the VMs; every later time has it. */
const START_S = 0.1;

/** How VMs are packed; nothing of it without migrations. */
interface Packing {
  readonly overloaded: OverloadTest;
  readonly select: Selection;
}

/**
 * Runs the experiment; `onStep` sees every decision. Pure: the same experiment gives the same bits everywhere. Throws when
 * the policy is none: ask `parseClassicPolicy` first.
 */
export function runClassic(experiment: ClassicExperiment, onStep?: (step: ClassicStep) => void): ClassicResult {
  const answer = parseClassicPolicy(experiment.policy);
  if (!answer.ok) throw new Error(`no classic policy: ${experiment.policy} (${answer.code})`);
  const dc = datacenterOf(experiment, answer.policy);
  const { machines, meter } = dc;
  const packing = packingOf(answer.policy, experiment.seed ?? 'classic');
  const all = candidatesBut(new Uint8Array(machines.hostCount));
  const choose = packing
    ? (v: number) => find(machines, v, all, packing.overloaded)
    : (v: number) => firstFit(machines, v);
  meter.notPlaced = placeAll(machines, choose);
  let t = START_S;
  const steps = Math.min(experiment.steps ?? Number.POSITIVE_INFINITY, experiment.trace.columns - 1);
  for (let k = 1; k <= steps; k++) {
    t += INTERVAL_S;
    decide(dc, packing, t, onStep);
  }
  return { metrics: metricsOf(machines, meter), hash: hashOf(machines, meter) };
}

function datacenterOf({ hosts, trace, variant }: ClassicExperiment, policy: ParsedPolicy): Datacenter {
  return {
    machines: createMachines(hosts, trace.rows, variant === 'idle-counts'),
    trace: traceLoads(trace),
    meter: createMeter(hosts, trace.rows),
    powerAware: policy.kind === 'dynamic' || policy.powerAware,
    destroyIdle: variant === 'as-published',
    lastS: 0,
  };
}

function packingOf(policy: ParsedPolicy, seed: string): Packing | undefined {
  if (policy.kind === 'static') return undefined;
  return {
    overloaded: overloadTest(policy.detector, policy.parameter),
    select: selectionOf(policy.selection, seed),
  };
}

/** Five minutes: look, decide, begin all moves, and see them through. */
function decide(
  dc: Datacenter,
  packing: Packing | undefined,
  t: number,
  onStep: ((step: ClassicStep) => void) | undefined,
): void {
  const { machines, meter } = dc;
  updateAll(dc, t);
  remember(machines, dc.trace.now);
  const activeHosts = countOver(machines.loadMips);
  const moves = packing ? plan(machines, packing.overloaded, packing.select) : [];
  for (const move of moves) startMove(dc, move, t);
  onStep?.({
    t,
    vmsAlive: countOver(machines.alive),
    activeHosts,
    migrationsStarted: moves.length,
    cumEnergyWs: meter.energyWs,
    hash: hashOf(machines, meter),
  });
  for (const arrivals of byDuration(machines, moves)) {
    endMoves(dc, arrivals, t + moveSeconds(machines, arrivals[0].vm));
  }
}

/** The same moves in groups that take equally long, the quickest first. */
function byDuration(m: Machines, moves: readonly Move[]): Move[][] {
  const groups: Move[][] = [];
  for (const move of moves) {
    const same = groups.find(([first]) => m.vmRamMb[first.vm] === m.vmRamMb[move.vm]);
    if (same) same.push(move);
    else groups.push([move]);
  }
  return groups.sort(([a], [b]) => m.vmRamMb[a.vm] - m.vmRamMb[b.vm]);
}

function countOver(values: Float64Array | Uint8Array): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i] > 0) count += 1;
  return count;
}

/** Everything that the rest of a run depends on. */
function hashOf(m: Machines, meter: Meter): number {
  const lists = Int32Array.from(m.guests.flatMap((guests) => [guests.length, ...guests]));
  const totals = Float64Array.of(meter.energyWs, meter.migrations, m.historyHead);
  let hash = hashWords(lists);
  for (const column of [totals, m.loadMips, m.previousLoadMips, m.demandMips, meter.askedMi, meter.lostMovingMi]) {
    hash = hashWords(new Int32Array(column.buffer), hash);
  }
  return hashWords(m.mapCapacity, hash);
}
