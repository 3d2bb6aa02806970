/** Slots of equal length that follow each other from `firstS` on. */
export interface SlotGrid {
  readonly firstS: number;
  readonly slotS: number;
  readonly columns: number;
}

/** Samples further apart than so many of their usual intervals have a gap between them. */
const GAP = 1.5;
/** Intervals from which the usual one is told. */
const LEAST_INTERVALS = 3;
/** Part of a slot by which the last samples may reach into one of their own without making it. */
const JITTER = 0.1;

/**
 * Until when each sample of a VM counts, in seconds: until the next one, so that jitter loses nothing. Before a gap, and
 * at the end, it counts for the usual interval between samples.
 */
export function coverOf(timesS: readonly number[], sampleSeconds: number): number[] {
  const usual = usualInterval(timesS) ?? sampleSeconds;
  const gap = GAP * Math.max(usual, sampleSeconds);
  return timesS.map((at, i) => {
    const next = timesS[i + 1];
    return next !== undefined && next - at <= gap ? next : at + usual;
  });
}

/** Median interval, where there are enough to tell. */
function usualInterval(timesS: readonly number[]): number | undefined {
  const intervals = timesS.slice(1).map((at, i) => at - timesS[i]);
  if (intervals.length < LEAST_INTERVALS) return undefined;
  return intervals.sort((a, b) => a - b)[intervals.length >> 1];
}

/** The grid over everything between two times. What reaches into one more slot by a few seconds makes none. */
export function gridOver(firstS: number, endS: number, slotS: number): SlotGrid {
  return { firstS, slotS, columns: Math.max(1, Math.ceil((endS - firstS) / slotS - JITTER)) };
}

/** Tells each slot that a span reaches into, and for how many seconds. */
export function eachSlot(
  { firstS, slotS, columns }: SlotGrid,
  fromS: number,
  toS: number,
  tell: (column: number, seconds: number) => void,
): void {
  const first = Math.max(0, Math.floor((fromS - firstS) / slotS));
  for (let column = first; column < columns; column++) {
    const start = firstS + column * slotS;
    const seconds = Math.min(toS, start + slotS) - Math.max(fromS, start);
    if (seconds > 0) tell(column, seconds);
    if (toS <= start + slotS) return;
  }
}
