import { exp, ln } from '../kernel/det-math.ts';
import { normal, STREAMS, type StreamState, seedStreams, uniform } from '../kernel/random.ts';
import type { Trace } from '../kernel/scenario/scenario.ts';

/*
 * Fitted to the PlanetLab day 2011-03-03 (1 052 VMs, 288 samples of 300 s; CoMon: Park & Pai, ACM SIGOPS OSR 40(1), 2006;
 * published with Beloglazov & Buyya, CCPE 24(13), 2012). The first three tables are printed by
 * `tools/trace-statistics.ts`; the other numbers were chosen so that a generated day has the same statistics.
 */

/** Mean load of a VM in percent at quantiles of the VMs. */
const QUANTILES = [
  0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98,
  0.99, 1,
];
const MEAN_PERCENT = [
  0.65, 1.41, 1.62, 1.95, 2.33, 2.76, 3.25, 3.86, 4.41, 5.63, 6.84, 8.26, 9.53, 11.1, 12.6, 14.4, 17.7, 25.8, 33.7,
  41.2, 63.3, 74.4, 94.6,
];
/** Standard deviation of a VM's samples at these mean loads, both in percent. */
const SPREAD_AT_PERCENT = [0, 1.2, 1.6, 2.5, 3.8, 7.4, 12.3, 17.1, 25, 36, 67, 100];
const SPREAD_PERCENT = [0, 1.8, 2.7, 3.9, 4.9, 6.5, 8.2, 9.9, 12.5, 10.4, 13, 3];
/** Load of each hour of the day over that of the whole day. */
const DAY_SHAPE = [
  0.981, 0.976, 0.989, 0.943, 0.984, 1.014, 1.033, 1.028, 1.019, 1.035, 1.036, 1.042, 1.045, 1.049, 1.062, 1.054, 1.046,
  1.022, 0.997, 0.967, 0.948, 0.912, 0.92, 0.899,
];
/** Part of the variance (of the logarithm) that lasts, and how much of it is left a sample later. */
const LASTING = 0.13;
const LASTING_PER_SAMPLE = 0.97;
/** Chance of a sample to be a burst, and how many times its usual load it then has. */
const BURST_CHANCE = 0.02;
const BURST_FACTOR = 3.5;

/** The measured percentages are nearer to cut off than to rounded: what is added before the fraction is dropped. */
const ROUND_UP = 0.25;

/** Step between the quantiles of neighbouring rows: any run of rows is a fair sample of the population. */
const GOLDEN_RATIO = 0.618033988749895;

/** A made-up day of load like that of PlanetLab: same seed, same bits. */
export function syntheticTrace(seed: string, rows: number, columns: number): Trace {
  const streams = ownStreams(seed);
  const percent = new Uint8Array(rows * columns);
  const first = uniform(streams, 'demand');
  for (let row = 0; row < rows; row++) {
    const quantile = (first + row * GOLDEN_RATIO) % 1;
    fillRow(streams, percent, row, columns, between(QUANTILES, MEAN_PERCENT, quantile));
  }
  return { rows, columns, percent };
}

function ownStreams(seed: string): StreamState {
  const words = () => new Float64Array(STREAMS.length);
  const streams = { a: words(), b: words(), c: words(), counter: words() };
  seedStreams(streams, `trace/${seed}`);
  return streams;
}

/** Load is log-normal around the VM's mean, with a part that lasts, a day shape and bursts. */
function fillRow(streams: StreamState, percent: Uint8Array, row: number, columns: number, mean: number): void {
  const usual = usualFactor();
  const deviation = Math.sqrt(variance(mean, usual));
  let lasting = normal(streams, 'demand');
  for (let k = 0; k < columns; k++) {
    const fresh = normal(streams, 'demand');
    const z = Math.sqrt(LASTING) * lasting + Math.sqrt(1 - LASTING) * fresh;
    const factor = uniform(streams, 'bursts') < BURST_CHANCE ? BURST_FACTOR * usual : usual;
    const shape = DAY_SHAPE[Math.floor((k * DAY_SHAPE.length) / columns)];
    const load = mean * shape * factor * exp(deviation * z - (deviation * deviation) / 2);
    percent[row * columns + k] = Math.min(99, Math.floor(load + ROUND_UP));
    lasting =
      LASTING_PER_SAMPLE * lasting + Math.sqrt(1 - LASTING_PER_SAMPLE * LASTING_PER_SAMPLE) * normal(streams, 'demand');
  }
}

/** What a sample without a burst is worth, so that bursts do not raise the mean. */
function usualFactor(): number {
  return 1 / (1 + BURST_CHANCE * (BURST_FACTOR - 1));
}

/** Variance of the logarithm that, with the bursts, gives a VM of that mean its spread. */
function variance(mean: number, usual: number): number {
  const bursts = usual * usual * (1 + BURST_CHANCE * (BURST_FACTOR * BURST_FACTOR - 1));
  const relative = between(SPREAD_AT_PERCENT, SPREAD_PERCENT, mean) / mean;
  return ln(Math.max(1.0001, (1 + relative * relative) / bursts));
}

/** The value of a table at x, straight between its points. */
function between(at: readonly number[], values: readonly number[], x: number): number {
  let k = 1;
  while (at[k] < x) k++;
  return values[k - 1] + ((values[k] - values[k - 1]) * (x - at[k - 1])) / (at[k] - at[k - 1]);
}
