import { drop, keep, kept, keptKeys } from '#client/device/device-store.ts';
import type { AxisPoints } from '#shared/protocol/debrief.ts';

/** What one's best game of a day came to on this device. */
export interface DayResult {
  readonly date: string;
  readonly milliPoints: number;
  /** Thousandths of points by axis. */
  readonly axes: AxisPoints;
  /** Thousandths of points over the game, evenly spaced. */
  readonly curve: readonly number[];
}

const PREFIX = 'overcommit.day.';
/** So many days are remembered. Design value. */
const KEPT_MOST = 60;
/** Points of the curve that are kept. Design value. */
const CURVE_POINTS = 60;

export function dayResult(date: string): DayResult | undefined {
  try {
    const stored: unknown = JSON.parse(kept(PREFIX + date) ?? 'null');
    return isResult(stored) ? { ...stored, date } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a result if it is the best of its date so far. */
export function noteDayResult(result: DayResult): void {
  const before = dayResult(result.date);
  if (before && before.milliPoints >= result.milliPoints) return;
  keep(PREFIX + result.date, JSON.stringify({ ...result, curve: thinned(result.curve) }));
  const dates = keptKeys(PREFIX).sort().reverse();
  for (const old of dates.slice(KEPT_MOST)) drop(old);
}

/** As many of the values as are kept, the last one among them. */
function thinned(values: readonly number[], most = CURVE_POINTS): number[] {
  const last = values.length - 1;
  if (last < most) return [...values];
  return Array.from({ length: most }, (_, i) => values[Math.round((i * last) / (most - 1))] ?? 0);
}

/** Storage belongs to the user: what is of another form counts as nothing. */
function isResult(stored: unknown): stored is DayResult {
  const { milliPoints, axes, curve } = (stored ?? {}) as Partial<DayResult>;
  const numbers = Array.isArray(curve) && curve.every((value) => typeof value === 'number');
  return typeof milliPoints === 'number' && typeof axes === 'object' && axes !== null && numbers;
}
