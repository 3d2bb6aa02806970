import { ln } from '#shared/sim/kernel/det-math.ts';
import { uniform } from '#shared/sim/kernel/random.ts';
import type { Trace } from '#shared/sim/kernel/scenario/scenario.ts';
import { syntheticTrace } from '#shared/sim/traces/index.ts';
import { ownStreams } from '../own-streams.ts';
import type { LabTrace, VmLife, VmSize } from './lab-trace.ts';

/** The raw-speed pattern comes back after 91 VMs and 91 steps: 31 i mod 91 and (i k) mod 13 both divide 91. */
const PATTERN_PERIOD = 91;

/** What VM `vm` wants in step `k`, percent: every VM changes in every step. */
export function patternPercent(vm: number, k: number): number {
  return ((31 * vm + 17 * k + ((vm * k) % 13)) % 91) + 5;
}

/** The raw-speed pattern from step 1 on; rows and columns are dealt again after their period. */
export function patternTrace(): LabTrace {
  const percent = new Uint8Array(PATTERN_PERIOD * PATTERN_PERIOD);
  for (let vm = 0; vm < PATTERN_PERIOD; vm++)
    for (let k = 1; k <= PATTERN_PERIOD; k++) percent[vm * PATTERN_PERIOD + k - 1] = patternPercent(vm, k);
  return { load: { rows: PATTERN_PERIOD, columns: PATTERN_PERIOD, percent } };
}

/** Every VM wants the same all the time: `loads` as fractions. */
export function constantTrace(loads: readonly number[]): LabTrace {
  return { load: { rows: loads.length, columns: 1, percent: Float64Array.from(loads, (load) => load * 100) } };
}

export interface DayWave {
  readonly amplitude: number;
  readonly peakHour: number;
  readonly sampleSeconds: number;
  readonly startHour: number;
}

/** A smooth day around each VM's mean, the same for all VMs and every day. */
export function diurnalTrace(
  loads: readonly number[],
  { amplitude, peakHour, sampleSeconds, startHour }: DayWave,
): LabTrace {
  const columns = Math.max(1, Math.round(86_400 / sampleSeconds));
  const percent = new Float64Array(loads.length * columns);
  for (let k = 0; k < columns; k++) {
    const hour = startHour + (k * 24) / columns;
    const factor = 1 + amplitude * cosineOfDay(hour - peakHour);
    for (let vm = 0; vm < loads.length; vm++) percent[vm * columns + k] = loads[vm] * 100 * factor;
  }
  return { load: { rows: loads.length, columns, percent } };
}

const TAU = 6.283185307179586;

/** Cosine of a part of a day, by its power series: the platform's own differs from machine to machine. */
function cosineOfDay(hours: number): number {
  const day = hours / 24;
  const x = (day - Math.round(day)) * TAU;
  let [term, sum] = [1, 1];
  for (let n = 2; n <= 24; n += 2) {
    term *= (-x * x) / (n * (n - 1));
    sum += term;
  }
  return sum;
}

/** Sizes of made-up VMs and how many of a hundred have them: most are small; design values. */
const SIZES: readonly (VmSize & { readonly percent: number })[] = [
  { percent: 45, vcpus: 1, memMib: 1024 },
  { percent: 30, vcpus: 2, memMib: 4096 },
  { percent: 16, vcpus: 4, memMib: 8192 },
  { percent: 7, vcpus: 8, memMib: 16_384 },
  { percent: 2, vcpus: 16, memMib: 65_536 },
];

export interface Population {
  readonly seed: string;
  readonly vms: number;
  readonly columns: number;
  /** Absent: all are there from the start. */
  readonly arrivalsOverS?: number | undefined;
  /** Mean of exponential lifetimes; absent: they stay. */
  readonly meanLifetimeS?: number | undefined;
}

/** Made-up VMs of many sizes, with loads like those of a PlanetLab day; they may come and go. */
export function populationTrace({ seed, vms, columns, arrivalsOverS, meanLifetimeS }: Population): LabTrace {
  const streams = ownStreams(`population/${seed}`);
  const sizes: VmSize[] = [];
  const lives: VmLife[] = [];
  for (let vm = 0; vm < vms; vm++) {
    sizes.push(sizeAt(uniform(streams, 'sampling') * 100));
    const comesS = arrivalsOverS === undefined ? 0 : (vm * arrivalsOverS) / vms;
    const livesS = meanLifetimeS === undefined ? undefined : -ln(1 - uniform(streams, 'placement')) * meanLifetimeS;
    lives.push(livesS === undefined ? { comesS } : { comesS, leavesS: comesS + livesS });
  }
  const load: Trace = syntheticTrace(seed, vms, columns);
  const change = arrivalsOverS !== undefined || meanLifetimeS !== undefined;
  return { load, sizes, ...(change && { lives }) };
}

function sizeAt(percent: number): VmSize {
  let below = 0;
  for (const { percent: part, ...size } of SIZES) {
    below += part;
    if (percent < below) return size;
  }
  return SIZES[0];
}
