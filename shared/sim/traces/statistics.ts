import type { Percentages, Trace } from '../kernel/scenario/scenario.ts';

/** What a trace is like, in the numbers that the synthetic generator is fitted to. Loads in percent of a VM's CPU. */
export interface TraceStatistics {
  readonly mean: number;
  readonly deviation: number;
  /** Part of all samples at or below 0, 2, 5, 10, 20, 40, 60, 80 %. */
  readonly cdf: readonly number[];
  /** Means of the rows at the quantiles 0, 5 %, … 100 %. */
  readonly rowMeans: readonly number[];
  /** Standard deviation within a row, averaged over the rows whose mean is below 5, 10, 15, 20, 30, 50 and 100 %. */
  readonly rowDeviations: readonly number[];
  /** Autocorrelation within rows, averaged, at lags of 1, 2, 6, 12 and 24 samples. */
  readonly autocorrelation: readonly number[];
  /** Mean of each twenty-fourth of the trace over the mean of all. */
  readonly dayShape: readonly number[];
}

export const CDF_AT = [0, 2, 5, 10, 20, 40, 60, 80] as const;
export const LAGS = [1, 2, 6, 12, 24] as const;
/** Upper ends of the classes of row means. */
const MEAN_CLASSES = [5, 10, 15, 20, 30, 50, 101] as const;

/** Measures a trace. */
export function traceStatistics(trace: Trace): TraceStatistics {
  const all = moments(trace.percent);
  const rows = Array.from({ length: trace.rows }, (_, r) =>
    trace.percent.subarray(r * trace.columns, (r + 1) * trace.columns),
  );
  const each = rows.map(moments);
  const sortedMeans = each.map(({ mean }) => mean).sort((a, b) => a - b);
  return {
    ...all,
    cdf: CDF_AT.map((limit) => shareAtMost(trace.percent, limit)),
    rowMeans: Array.from(
      { length: 21 },
      (_, q) => sortedMeans[Math.min(trace.rows - 1, Math.floor((q / 20) * trace.rows))],
    ),
    rowDeviations: MEAN_CLASSES.map((_, k) =>
      averageOf(each.filter(({ mean }) => classOf(mean) === k).map((m) => m.deviation)),
    ),
    autocorrelation: LAGS.map((lag) => averageOf(rows.flatMap((row, r) => correlationAt(row, each[r], lag)))),
    dayShape: dayShape(trace, all.mean),
  };
}

/** Which class of row means a mean belongs to. */
function classOf(mean: number): number {
  return MEAN_CLASSES.findIndex((end) => mean < end);
}

function moments(values: Percentages): { mean: number; deviation: number } {
  let [sum, squares] = [0, 0];
  for (const v of values) {
    sum += v;
    squares += v * v;
  }
  const mean = sum / values.length;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / values.length - mean * mean)) };
}

function shareAtMost(values: Percentages, limit: number): number {
  let n = 0;
  for (const v of values) if (v <= limit) n++;
  return n / values.length;
}

function correlationAt(
  row: Percentages,
  { mean, deviation }: { mean: number; deviation: number },
  lag: number,
): number[] {
  if (deviation === 0) return [];
  let sum = 0;
  for (let i = 0; i + lag < row.length; i++) sum += (row[i] - mean) * (row[i + lag] - mean);
  return [sum / (row.length * deviation * deviation)];
}

function dayShape({ percent, rows, columns }: Trace, mean: number): number[] {
  const sums = new Array<number>(24).fill(0);
  const counts = new Array<number>(24).fill(0);
  for (let i = 0; i < rows * columns; i++) {
    const part = Math.floor(((i % columns) * 24) / columns);
    sums[part] += percent[i];
    counts[part] += 1;
  }
  return sums.map((sum, part) => sum / Math.max(1, counts[part]) / mean);
}

function averageOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, v) => sum + v, 0) / values.length;
}
