/*
 * The arithmetic of the detectors. All work in place on the first `n` values of a column, and none keeps anything.
 */

/** Sorts the first n values, ascending. */
function sortFirst(values: Float64Array, n: number): void {
  for (let i = 1; i < n; i++) {
    const value = values[i];
    let at = i;
    for (; at > 0 && values[at - 1] > value; at--) values[at] = values[at - 1];
    values[at] = value;
  }
}

/** Interquartile range; sorts its values. Quartiles are the values nearest to (n + 1)/4 and 3(n + 1)/4. */
export function interquartileRange(values: Float64Array, n: number): number {
  sortFirst(values, n);
  return values[Math.floor(0.75 * (n + 1) + 0.5) - 1] - values[Math.floor(0.25 * (n + 1) + 0.5) - 1];
}

/** Median absolute deviation; overwrites its values. */
export function medianAbsoluteDeviation(values: Float64Array, n: number): number {
  sortFirst(values, n);
  const middle = medianOfSorted(values, n);
  for (let i = 0; i < n; i++) values[i] = Math.abs(middle - values[i]);
  sortFirst(values, n);
  return medianOfSorted(values, n);
}

/** The value at position (n + 1)/2, counted from 1, on the straight line between its neighbours. */
function medianOfSorted(values: Float64Array, n: number): number {
  const position = (50 * (n + 1)) / 100;
  if (position < 1) return values[0];
  if (position >= n) return values[n - 1];
  const whole = Math.floor(position);
  const lower = values[whole - 1];
  return lower + (position - whole) * (values[whole] - lower);
}

/** Samples that the regression looks back on. */
export const REGRESSION_LENGTH = 10;

/**
 * What the least-squares line through the last ten values (newest first) says about `ahead` intervals later. Sums are
 * updated point by point, oldest first, as in Apache Commons Math `SimpleRegression`.
 */
export function predicted(values: Float64Array, ahead: number): number {
  let [xMean, yMean, sumX, sumY, sumXX, sumXY] = [1, values[REGRESSION_LENGTH - 1], 0, 0, 0, 0];
  for (let n = 0; n < REGRESSION_LENGTH; n++) {
    const x = n + 1;
    const y = values[REGRESSION_LENGTH - 1 - n];
    if (n > 0) {
      const part = n / (1 + n);
      const dx = x - xMean;
      const dy = y - yMean;
      sumXX += dx * dx * part;
      sumXY += dx * dy * part;
      xMean += dx / (1 + n);
      yMean += dy / (1 + n);
    }
    sumX += x;
    sumY += y;
  }
  const slope = sumXY / sumXX;
  const intercept = (sumY - slope * sumX) / REGRESSION_LENGTH;
  return intercept + slope * (REGRESSION_LENGTH + ahead);
}
