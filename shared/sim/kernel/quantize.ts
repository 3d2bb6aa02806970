/**
 * How exact values become open cells. A cell keeps what it shows until the exact value has left it by three quarters of
 * a quantum, so that noise costs no bytes; what it then shows is a whole number of quanta.
 */
const SLACK = 0.75;

/** The value to show for `exact` when `shown` is shown now. */
export function settled(shown: number, exact: number, quantum: number): number {
  if (exact === 0) return 0;
  if (Math.abs(exact - shown) <= SLACK * quantum) return shown;
  return held(Math.round(exact / quantum) * quantum);
}

/** The largest whole number of a cell. */
const LARGEST = 2_147_483_647;

/** A whole number as a cell holds it: one beyond its range is held as the largest or the smallest, and never wraps. */
export function held(whole: number): number {
  return Math.max(-LARGEST, Math.min(LARGEST, whole));
}

/** Shows a whole column: `exact` × `scale`, in quanta. */
export function showColumn(shown: Int32Array, exact: Float64Array, scale: number, quantum: number): void {
  const slack = SLACK * quantum;
  for (let row = 0; row < shown.length; row++) {
    const value = exact[row] * scale;
    if (value === 0) shown[row] = 0;
    else if (Math.abs(value - shown[row]) > slack) {
      const whole = Math.round(value / quantum) * quantum;
      shown[row] = whole > LARGEST || whole < -LARGEST ? held(whole) : whole;
    }
  }
}

/** Largest latency that is told, ms. */
const LATENCY_MAX_MS = 30_000;
/** Latency is told to about so many parts of its size. */
const LATENCY_PARTS = 8;

/** Shows a column of latencies, in ms, in steps that grow with the value: 20 to 22 matters, 2000 to 2002 does not. */
export function showLatencies(shown: Int32Array, exactMs: Float64Array): void {
  for (let row = 0; row < shown.length; row++) {
    const ms = Math.min(exactMs[row], LATENCY_MAX_MS);
    let quantum = 1;
    while (quantum * 2 * LATENCY_PARTS < ms) quantum *= 2;
    shown[row] = Math.min(settled(shown[row], ms, quantum), LATENCY_MAX_MS);
  }
}
