import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { JOULES_PER_KWH } from '#shared/units.ts';
import { dayFigures, gainedBetween, type SecondsSeries } from './figures.ts';
import { type Par, parAt } from './par.ts';
import { type DayScore, type Extras, FULL_MILLI, partsOf, type Score, scoreOf } from './score.ts';
import type { Axis, PlayedAxis, Weights } from './weights.ts';
import { wholeParts } from './whole-parts.ts';

/** What was lost, as far as points are missing for it. */
interface Lost {
  readonly goodTicks: number;
  /** The same, weighted by the tier of the tenant: what promises kept go by. */
  readonly weightedTicks: number;
  readonly feeCents: number;
  readonly creditCents: number;
}

/** A line of the loss ledger, as far as a waterfall needs it: what each day of the game took, from the first. */
export interface LossPart {
  readonly tenant: number;
  readonly cause: string;
  readonly days: readonly Lost[];
}

/**
 * Why points are missing, beside lost service. `idleCapacity`: hosts with power that little was sold on. `idlePower`: energy for
 * little work. `lessBusiness`: less sold, or more spent, than by the best bot. `wrongPredictions`.
 */
export type OtherReason = 'idleCapacity' | 'idlePower' | 'lessBusiness' | 'wrongPredictions';

/** Points that one reason cost, whole thousandths: lost service of a tenant by a cause, or something else. */
export type WaterfallPart =
  | { readonly kind: 'loss'; readonly tenant: number; readonly cause: string; readonly milliPoints: number }
  | { readonly kind: OtherReason; readonly milliPoints: number };

/** Points missing on one axis, and what they were lost to, the most first. The parts add up to it. */
export interface WaterfallBar {
  readonly axis: Axis;
  readonly milliPoints: number;
  readonly parts: readonly WaterfallPart[];
}

/** From a hundred points down to the score: `FULL_MILLI` less all bars is the score, exactly. */
export interface Waterfall {
  readonly score: Score;
  readonly bars: readonly WaterfallBar[];
}

/** What a waterfall is made from. */
export interface Played {
  readonly series: SecondsSeries;
  readonly par: Par;
  readonly weights: Weights;
  readonly losses: readonly LossPart[];
  readonly scenario: Scenario;
  readonly extras?: Extras;
}

/** The score of a game as a fall from a hundred points, each bar opened to the lines of the loss ledger that are behind it. */
export function waterfallOf(played: Played): Waterfall {
  const score = scoreOf(played.series, played.par, played.weights, played.series.beats, played.extras);
  if (score.days.length === 0) return { score, bars: [] };
  const missing = missingByAxis(score, played.weights);
  const whole = wholeParts(
    FULL_MILLI - score.milliPoints,
    missing.map(([, milli]) => milli),
  );
  const bars = missing.map(([axis], i) => ({
    axis,
    milliPoints: whole[i],
    parts: partsOfBar(played, score, axis, whole[i]),
  }));
  return { score, bars: bars.filter(({ milliPoints }) => milliPoints > 0) };
}

/** What each axis is short of, in thousandths of the composite, exactly. */
function missingByAxis({ days }: Score, weights: Weights): [axis: Axis, milli: number][] {
  const sums = new Map<Axis, number>();
  for (const day of days) {
    for (const [axis] of partsOf(day.axes, weights)) {
      sums.set(axis, (sums.get(axis) ?? 0) + missingOf(day, axis, weights));
    }
  }
  return [...sums];
}

/** What a day is short of on an axis, weighted by its time: comparable between days and axes. */
function missingOf({ axes, fromS, toS }: DayScore, axis: Axis, weights: Weights): number {
  const part = partsOf(axes, weights).find(([each]) => each === axis)?.[1] ?? 0;
  return (toS - fromS) * part * (FULL_MILLI - (axes[axis] ?? 0));
}

/** Each day's missing points go to the losses of that day, so that what was lost in a good day is no reason for a bad one. */
function partsOfBar(played: Played, { days }: Score, axis: Axis, milliPoints: number): WaterfallPart[] {
  const sums = new Map<string, Shared>();
  days.forEach((day, no) => {
    const reasons = axis === 'predictions' ? [other('wrongPredictions', 1)] : reasonsOf(played, day, no, axis);
    const missing = missingOf(day, axis, played.weights);
    const total = reasons.reduce((sum, { share }) => sum + share, 0);
    for (const { reason, share } of reasons) {
      const key = JSON.stringify(reason);
      const before = sums.get(key)?.share ?? 0;
      sums.set(key, { reason, share: before + (total > 0 ? (missing * share) / total : 0) });
    }
  });
  const shared = [...sums.values()];
  const whole = wholeParts(
    milliPoints,
    shared.map(({ share }) => share),
  );
  return shared
    .map(({ reason }, i) => ({ ...reason, milliPoints: whole[i] }))
    .filter((part) => part.milliPoints > 0)
    .sort((a, b) => b.milliPoints - a.milliPoints);
}

type Reason = WaterfallPart extends infer P ? (P extends WaterfallPart ? Omit<P, 'milliPoints'> : never) : never;
interface Shared {
  readonly reason: Reason;
  readonly share: number;
}

const other = (kind: OtherReason, share: number): Shared => ({ reason: { kind }, share });

/** What made an axis fall short of its target in a day, with shares in whatever the axis is measured in. */
function reasonsOf(
  { series, par, losses, scenario }: Played,
  { fromS, toS }: DayScore,
  day: number,
  axis: PlayedAxis,
): Shared[] {
  const specOf = (tenant: number) => scenario.tenants[tenant];
  if (axis === 'promises') {
    return lost(losses, day, (_, { weightedTicks }) => weightedTicks);
  }
  const short = Math.max(0, parAt(par, axis, toS)[1] - dayFigures(series, fromS, toS)[axis]);
  const gap = short * perUnit(series, axis, fromS, toS);
  if (axis === 'profit') {
    const lines = lost(losses, day, (_, { feeCents, creditCents }) => feeCents + creditCents);
    return withRest(lines, gap, 'lessBusiness');
  }
  // A tick that was lost is not gained, and taken off besides.
  const workOf = ({ tenant }: LossPart, { goodTicks }: Lost) =>
    2 * goodTicks * scenario.tickSeconds * specOf(tenant).vm.vcpus;
  return withRest(lost(losses, day, workOf), gap, axis === 'density' ? 'idleCapacity' : 'idlePower');
}

/** What a gap in a ratio is multiplied by to be in vCPU-seconds of good work; cents are what they are. */
function perUnit(series: SecondsSeries, axis: PlayedAxis, fromS: number, toS: number): number {
  if (axis === 'density') return gainedBetween(series, 'capacityS', fromS, toS);
  if (axis === 'energy') return gainedBetween(series, 'energyJ', fromS, toS) / JOULES_PER_KWH;
  return 1;
}

function lost(losses: readonly LossPart[], day: number, shareOf: (line: LossPart, lost: Lost) => number): Shared[] {
  return losses.map((line) => {
    const { tenant, cause, days } = line;
    const ofDay = days[day];
    return { reason: { kind: 'loss', tenant, cause }, share: ofDay ? Math.max(0, shareOf(line, ofDay)) : 0 };
  });
}

/** What lost service does not explain of a gap has another reason. */
function withRest(lines: readonly Shared[], gap: number, rest: OtherReason): Shared[] {
  const explained = lines.reduce((sum, { share }) => sum + share, 0);
  return [...lines, other(rest, Math.max(0, gap - explained))];
}
