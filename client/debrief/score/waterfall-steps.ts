import { FULL_MILLI, type OtherReason, wholeParts } from '#shared/score/index.ts';
import type { Cause } from '#shared/sim/kernel/codes/index.ts';

/** What a loss is about: whose VMs, and what they suffered from. */
export interface LossAbout {
  /** Row of the customer. */
  readonly tenant: number;
  readonly cause: Cause;
}

/** Goes to a moment, and shows there what a loss is about. */
export type OnMoment = (tick: number, about?: LossAbout) => void;

/** One bar of a waterfall: what was lost (negative) or won, and what that is made of. */
export interface WaterfallStep {
  readonly key: string;
  readonly label: string;
  /** Thousandths of a point; those of `parts` add up to it exactly. */
  readonly milliPoints: number;
  /** Name of the colour token. */
  readonly colour: string;
  /** Figures in words: seconds, fees, credits. */
  readonly facts?: string;
  /** Code of the cause, where service was lost. */
  readonly cause?: Cause;
  /** Code of the reason, where something else was lacking. */
  readonly reason?: OtherReason;
  /** Row of the customer that it hit, where it hit one. */
  readonly tenant?: number;
  /** Whom it hit and when, as a sentence. */
  readonly where?: string;
  /** First and last tick at which it was lost: where to look. */
  readonly fromTick?: number;
  readonly toTick?: number;
  readonly parts?: readonly WaterfallStep[];
}

/** A step where it stands: from which total to which, in thousandths of a point. */
export interface PlacedStep {
  readonly step: WaterfallStep;
  readonly from: number;
  readonly to: number;
}

/** Puts steps one after another, beginning at a total. */
export function placeSteps(steps: readonly WaterfallStep[], start: number): readonly PlacedStep[] {
  let total = start;
  return steps.map((step) => {
    const from = total;
    total += step.milliPoints;
    return { step, from, to: total };
  });
}

/** Thousandths of a point in a tenth, the smallest part that is shown. */
const MILLI_PER_TENTH = 100;

/** Thousandths of a point in tenths. */
export function tenths(milliPoints: number): number {
  return Math.round(milliPoints / MILLI_PER_TENTH);
}

/**
 * What steps are shown as, in tenths of a point: they add up to `sum` as it is shown, each as near to what it is as that allows.
 * All go the same way, down or up.
 */
export function shownTenths(steps: readonly WaterfallStep[], sum: number): readonly number[] {
  const shares = steps.map(({ milliPoints }) => Math.abs(milliPoints));
  return wholeParts(Math.abs(sum), shares).map((part) => (sum < 0 && part > 0 ? -part : part));
}

/** What the bars from full points down to the score are shown as, in tenths of a point. */
export function shownSteps(steps: readonly WaterfallStep[]): readonly number[] {
  const end = placeSteps(steps, FULL_MILLI).at(-1)?.to ?? FULL_MILLI;
  return shownTenths(steps, tenths(end) - tenths(FULL_MILLI));
}
