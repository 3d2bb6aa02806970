import type { SecondsSeries } from './figures.ts';
import type { Par } from './par.ts';
import { partsOf, type Score, scoreOf } from './score.ts';
import type { Axis, Weights } from './weights.ts';

/** Changes of the composite below this are not told, thousandths; design value. */
const WORTH_TELLING = 50;

/** A line of the loss ledger as it stands. */
export interface LedgerLine {
  readonly tenant: number;
  readonly cause: string;
  readonly goodTicks: number;
}

/** What moved a score over the last seconds. */
export interface Change {
  readonly axis: Axis;
  /** Of the composite, thousandths: how much that axis moved it. */
  readonly milliPoints: number;
  /** The line of the loss ledger that grew most meanwhile, where the axis fell and service was lost. */
  readonly cause?: string;
  readonly tenant?: number;
}

/**
 * The axis that moved a score most over the last `overS` seconds, and what lost service it fell by: `lossesBefore` are the
 * lines of the ledger as they were then. Nothing when no axis moved by more than a twentieth of a point, or when a new day
 * has begun meanwhile and there is nothing to compare.
 */
export function lastChange(
  played: { readonly series: SecondsSeries; readonly par: Par; readonly weights: Weights },
  overS: number,
  losses: readonly LedgerLine[],
  lossesBefore: readonly LedgerLine[],
): Change | undefined {
  const { series, par, weights } = played;
  if (series.beats <= overS) return undefined;
  const now = scoreOf(series, par, weights);
  const before = scoreOf(series, par, weights, series.beats - overS);
  if (now.days.length !== before.days.length) return undefined;
  const [axis, milliPoints] = largestMove(now, before, weights);
  if (Math.abs(milliPoints) < WORTH_TELLING) return undefined;
  const line = milliPoints < 0 ? fastest(losses, lossesBefore) : undefined;
  return { axis, milliPoints, ...(line && { cause: line.cause, tenant: line.tenant }) };
}

function largestMove(now: Score, before: Score, weights: Weights): readonly [axis: Axis, milliPoints: number] {
  let largest: readonly [Axis, number] = ['promises', 0];
  for (const [axis, part] of partsOf(now.axes, weights)) {
    const moved = Math.round(part * ((now.axes[axis] ?? 0) - (before.axes[axis] ?? 0)));
    if (Math.abs(moved) > Math.abs(largest[1])) largest = [axis, moved];
  }
  return largest;
}

/** The line that grew most in lost service. */
function fastest(losses: readonly LedgerLine[], before: readonly LedgerLine[]): LedgerLine | undefined {
  const key = ({ tenant, cause }: LedgerLine) => `${tenant}/${cause}`;
  const had = new Map(before.map((line) => [key(line), line.goodTicks]));
  const grownBy = (line: LedgerLine) => line.goodTicks - (had.get(key(line)) ?? 0);
  let most: LedgerLine | undefined;
  for (const line of losses) if (grownBy(line) > (most ? grownBy(most) : 0)) most = line;
  return most;
}
