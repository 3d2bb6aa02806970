import { exp, pow } from '../../kernel/det-math.ts';
import type { DemandShape } from '../../kernel/scenario/demand-spec.ts';
import { sineOfTurns } from '../../kernel/sine.ts';

/** Swing of a service that people wait for (model of interactive cloud load; design value), and its busiest hour. */
const SWING = 0.5;
const PEAK_HOUR = 15;
/** A crowd gathers within a minute and goes with a time constant of ten; design values. */
const RISE_S = 60;
const DECAY_S = 600;
const HOURS_PER_DAY = 24;
/** The sine is at its top a quarter of a turn after its start. */
const QUARTER_TURN = 0.25;

/** Load at an hour of the day as a multiple of the mean: λ(t) = λ₀ (1 + α sin 2π(t − t₀) ÷ 24 h). */
export function diurnalFactor(shape: DemandShape & { kind: 'diurnal' }, hour: number): number {
  const { swing = SWING, peakHour = PEAK_HOUR } = shape;
  return 1 + swing * sineOfTurns((hour - peakHour) / HOURS_PER_DAY + QUARTER_TURN);
}

/**
 * Load of a flash crowd on average over a span that begins so many seconds after its start, as a multiple of the usual:
 * straight up, then exponentially down.
 */
export function flashMean(shape: FlashShape, fromS: number, seconds: number): number {
  const height = (crowdSeconds(shape, fromS + seconds) - crowdSeconds(shape, fromS)) / seconds;
  return 1 + (shape.factor - 1) * height;
}

/** The crowd up to a moment, in seconds of its full height. */
function crowdSeconds({ riseSeconds = RISE_S, decaySeconds = DECAY_S }: FlashShape, seconds: number): number {
  if (seconds <= 0) return 0;
  if (seconds < riseSeconds) return (seconds * seconds) / (2 * riseSeconds);
  return riseSeconds / 2 + decaySeconds * (1 - exp(-(seconds - riseSeconds) / decaySeconds));
}

type FlashShape = DemandShape & { kind: 'flashCrowd' };

/** CPU-seconds of a job: a Pareto tail cut off at the cap, from a uniform draw in [0, 1). */
export function jobSeconds({ jobSeconds: least, capSeconds, alpha }: BatchShape, draw: number): number {
  return Math.min(capSeconds, least * pow(1 - draw, -1 / alpha));
}

/** Mean of those sizes: the integral of the tail's survival function from 0 to the cap. */
export function meanJobSeconds({ jobSeconds: least, capSeconds, alpha }: BatchShape): number {
  if (capSeconds <= least) return capSeconds;
  // For α = 1 the integral is a logarithm; no shape in use has it, and an exponent a hair off is not told apart.
  const a = Math.abs(alpha - 1) < 1e-6 ? alpha + 1e-6 : alpha;
  return least + (least / (a - 1)) * (1 - pow(least / capSeconds, a - 1));
}

export type BatchShape = DemandShape & { kind: 'batch' };
