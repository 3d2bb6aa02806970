import { SECONDS_PER_HOUR } from '#shared/units.ts';
import { VM_STATES, WORKLOADS } from '../../kernel/codes/index.ts';
import { exp } from '../../kernel/det-math.ts';
import { normal, uniform } from '../../kernel/random.ts';
import type { DemandShape } from '../../kernel/scenario/demand-spec.ts';
import { middleHourOf, ticksOf } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { ask } from './asked-load.ts';
import { diurnalFactor } from './demand-shapes.ts';
import { peakOf } from './population.ts';

const RUNNING = VM_STATES.indexOf('running');
const INTERACTIVE = WORKLOADS.indexOf('web');
/** Load is one value for five minutes of business time, as clouds record it. */
const SAMPLE_S = 300;
/** Memory of the load from one sample to the next, and its log-normal spread; design values. */
const MEMORY = 0.9;
const SPREAD = 0.5;
/** Share of samples that are a burst, and its height: as in the PlanetLab day (see `traces/synthetic.ts`). */
const BURST_SHARE = 0.02;
const BURST_FACTOR = 3.5;
/** Keeps the mean what it is said to be. */
const MEAN_KEPT = exp(-(SPREAD * SPREAD) / 2) / (1 + BURST_SHARE * (BURST_FACTOR - 1));
/** Part of five minutes in which a VM has its highest load of these minutes, half a minute; design value. */
const PEAK_PART = 0.1;
/**
 * The 95th percentile of the mean loads of five minutes as a multiple of a VM's mean, for VMs that follow no day and for those
 * that do: of the distribution above, with its bursts and the day of `demand-shapes.ts`.
 */
const P95_STEADY = 2.07;
const P95_DAILY = 2.33;
const DIURNAL: DemandShape & { kind: 'diurnal' } = { kind: 'diurnal' };

/**
 * Load of every VM of a cloud's population: drawn anew each five minutes, higher by day where people wait for it. Within the
 * five minutes it has a mean and, for a part of them, a highest value; a tick has the mean of what it covers.
 */
export function populationLoads(world: World): void {
  const { vms, hall, scenario, tick } = world;
  const ticks = ticksOf(scenario, (SAMPLE_S / SECONDS_PER_HOUR) * scenario.secondsPerHour);
  if (tick % ticks === 0) drawSamples(world);
  const byDay = diurnalFactor(DIURNAL, middleHourOf(scenario, tick));
  for (let vm = 0; vm < vms.rows; vm++) {
    const ofHour = vms.workload[vm] === INTERACTIVE ? byDay : 1;
    const wanted = vms.sampledLoad[vm] * ofHour * vms.burst[vm] * hall.correlatedPeak[0];
    const mean = Math.min(1, wanted);
    const high = Math.min(1, mean * vms.peakRatio[vm]);
    const atPeak = peakPart(vms.peakFrom[vm], (tick % ticks) / ticks, 1 / ticks);
    // What is left of the mean for the rest of the five minutes; in a tick that covers all of them, the mean comes out.
    const rest = (mean - PEAK_PART * high) / (1 - PEAK_PART);
    const load = Math.min(1, rest + atPeak * (high - rest));
    ask(vms, vm, vms.state[vm] === RUNNING ? load + Math.max(0, wanted - 1) : 0);
  }
}

/** Part of a tick, from a part of the five minutes on and so long, in which a peak that begins at `peakFrom` lasts. */
function peakPart(peakFrom: number, tickFrom: number, tickLength: number): number {
  const overlap = Math.min(tickFrom + tickLength, peakFrom + PEAK_PART) - Math.max(tickFrom, peakFrom);
  return Math.max(0, overlap) / tickLength;
}

/** Every row draws, there or not. A tick that is longer than five minutes has the mean of as many samples as it covers. */
function drawSamples(world: World): void {
  const { vms, streams, scenario } = world;
  const samples = Math.max(
    1,
    Math.round((scenario.tickSeconds * SECONDS_PER_HOUR) / scenario.secondsPerHour / SAMPLE_S),
  );
  for (let vm = 0; vm < vms.rows; vm++) {
    let sum = 0;
    for (let i = 0; i < samples; i++) sum += drawSample(world, vm);
    vms.sampledLoad[vm] = (vms.meanLoad[vm] * MEAN_KEPT * sum) / samples;
    vms.peakRatio[vm] = peakRatioOf(vms.meanLoad[vm], vms.workload[vm] === INTERACTIVE);
    vms.peakFrom[vm] = uniform(streams, 'demand') * (1 - PEAK_PART);
  }
}

const FRESH = Math.sqrt(1 - MEMORY * MEMORY);

/** The next five minutes of a VM as a multiple of its mean, the mean not kept. */
function drawSample({ vms, streams }: World, vm: number): number {
  vms.loadNoise[vm] = MEMORY * vms.loadNoise[vm] + FRESH * normal(streams, 'demand');
  return exp(SPREAD * vms.loadNoise[vm]) * (uniform(streams, 'demand') < BURST_SHARE ? BURST_FACTOR : 1);
}

/** Highest load within five minutes over their mean: such that its 95th percentile is as published. */
function peakRatioOf(meanLoad: number, interactive: boolean): number {
  if (meanLoad <= 0) return 1;
  const ratio = peakOf(meanLoad) / (meanLoad * (interactive ? P95_DAILY : P95_STEADY));
  return Math.max(1, Math.min(1 / PEAK_PART, ratio));
}
