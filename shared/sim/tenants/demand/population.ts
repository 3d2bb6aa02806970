import { exp, pow } from '../../kernel/det-math.ts';
import { normal, STREAMS, type StreamState, seedStreams, uniform } from '../../kernel/random.ts';

/**
 * The VMs of a public cloud, as statistics: sizes, mean load, lifetime and deployment size of Azure's VMs (Cortez et al.,
 * Resource Central, SOSP 2017; series read off the charts in the notebooks of `Azure/AzurePublicDataset`, ±3 points).
 */
export interface PopulationVm {
  readonly vcpus: number;
  readonly memMib: number;
  /** Mean load over its life, as a fraction of its vCPUs. */
  readonly meanLoad: number;
  readonly lifetimeHours: number;
  /** Whether people wait for its answers; else it may as well run at night. */
  readonly interactive: boolean;
}

/** Cumulative shares and what they belong to. */
interface Steps {
  readonly upTo: readonly number[];
  readonly value: readonly number[];
}

const CORES: Steps = { upTo: [0.56, 0.77, 0.92, 0.985, 1], value: [1, 2, 4, 8, 16] };
/** The named sizes make up 95.5 %; what is left is taken to be larger, in the next two sizes (design value). */
const MEMORY_MIB: Steps = {
  upTo: [0.025, 0.495, 0.695, 0.845, 0.955, 0.985, 1],
  value: [768, 1792, 3584, 7168, 14_336, 28_672, 57_344],
};
/** Mean load: the cumulative distribution, straight between its points; the ends are design values. */
const LOAD_SHARE = [0, 0.35, 0.47, 0.69, 0.81, 0.89, 0.98, 1];
const LOAD_AT = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 1];
/**
 * The 95th percentile of the highest load within five minutes, over the life of a VM: 25, 15, 14 and 46 % of all VMs have it in
 * the four quarters of the scale (Cortez et al., SOSP 2017, Table 4; unverified). Straight between; a VM with a higher mean is
 * taken to have a higher one (design value).
 */
const PEAK_SHARE = [0, 0.25, 0.4, 0.54, 1];
const PEAK_AT = [0, 0.25, 0.5, 0.75, 1];
/** Deployments: 65 % have up to 5 VMs, 86 % up to 20; straight between, the largest a design value. */
const DEPLOYMENT_SHARE = [0, 0.3, 0.65, 0.86, 1];
const DEPLOYMENT_SIZE = [0, 1, 5, 20, 100];
/** Core-hours of interactive VMs, of those that are known (28 of 96 %). */
const INTERACTIVE = 0.28 / 0.96;

/**
 * Lifetimes: 93 % lognormal around 0.6 h, 7 % Pareto from a day on, cut off at 90 days. Design values that give .92, .96 and
 * .99 at 24, 50 and 200 h; published are .93, .95 and .97.
 */
const SHORT_LIVED = 0.93;
const MEDIAN_HOURS = 0.6;
const LOG_SPREAD = 1.6;
const LONG_FROM_HOURS = 24;
const LONG_ALPHA = 0.8;
const LONGEST_HOURS = 90 * 24;

/** Draws a VM from the population. */
export function drawVm(streams: StreamState): PopulationVm {
  return {
    vcpus: step(CORES, uniform(streams, 'population')),
    memMib: step(MEMORY_MIB, uniform(streams, 'population')),
    meanLoad: meanLoadAt(uniform(streams, 'population')),
    lifetimeHours: drawLifetimeHours(streams),
    interactive: uniform(streams, 'population') < INTERACTIVE,
  };
}

/** Number of VMs in a deployment: those that come together and are alike. */
export function drawDeploymentSize(streams: StreamState): number {
  return Math.max(1, Math.ceil(between(DEPLOYMENT_SHARE, DEPLOYMENT_SIZE, uniform(streams, 'population'))));
}

/** How long a VM stays, in hours: most go within the hour, a few hold nearly all of the core-hours. */
export function drawLifetimeHours(streams: StreamState): number {
  const long = uniform(streams, 'population') >= SHORT_LIVED;
  const draw = uniform(streams, 'population');
  const bell = normal(streams, 'population');
  const hours = long ? LONG_FROM_HOURS * pow(1 - draw, -1 / LONG_ALPHA) : MEDIAN_HOURS * exp(LOG_SPREAD * bell);
  return Math.min(LONGEST_HOURS, hours);
}

/** Mean load that a share of all VMs stays below. */
export function meanLoadAt(share: number): number {
  return between(LOAD_SHARE, LOAD_AT, share);
}

/** The 95th percentile of the highest loads within five minutes that a VM with such a mean load has. */
export function peakOf(meanLoad: number): number {
  return between(PEAK_SHARE, PEAK_AT, between(LOAD_AT, LOAD_SHARE, Math.min(1, meanLoad)));
}

function step({ upTo, value }: Steps, share: number): number {
  let at = 0;
  while (share >= upTo[at] && at < upTo.length - 1) at += 1;
  return value[at];
}

function between(shares: readonly number[], values: readonly number[], share: number): number {
  let at = 1;
  while (share > shares[at] && at < shares.length - 1) at += 1;
  const part = (share - shares[at - 1]) / (shares[at] - shares[at - 1]);
  return values[at - 1] + part * (values[at] - values[at - 1]);
}

/** Random streams outside a world, to draw a population from before there is one. */
export function populationStreams(seed: string): StreamState {
  const column = () => new Float64Array(STREAMS.length);
  const streams = { a: column(), b: column(), c: column(), counter: column() };
  seedStreams(streams, seed);
  return streams;
}
