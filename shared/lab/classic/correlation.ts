import { historyStart, type Machines } from './machines.ts';

/**
 * How well the history of each of these VMs follows from those of the others: R² of the least-squares fit with a constant
 * term, found by Householder reflections as in Apache Commons Math 3 (`OLSMultipleLinearRegression`), operation by
 * operation: between VMs that fit equally well the last bits decide. Empty when there are too few samples for so many
 * VMs, or when some history is an exact sum of others.
 */
export function explainedByOthers(m: Machines, vms: readonly number[]): readonly number[] {
  if (vms.length < 2 || vms.length > m.historySize) return [];
  const histories = vms.map((v) => m.history.subarray(historyStart(m, v), historyStart(m, v) + m.historySize));
  const explained: number[] = [];
  for (let i = 0; i < vms.length; i++) {
    const share = coefficientOfDetermination(histories, i);
    if (share === undefined) return [];
    explained.push(share);
  }
  return explained;
}

function coefficientOfDetermination(histories: readonly Float64Array[], dependent: number): number | undefined {
  const y = histories[dependent];
  const columns: Float64Array[] = [new Float64Array(y.length).fill(1)];
  histories.forEach((history, i) => {
    if (i !== dependent) columns.push(history);
  });
  const weights = leastSquares(columns, y);
  if (!weights) return undefined;
  let residual = 0;
  for (let k = 0; k < y.length; k++) {
    let fit = 0;
    for (let i = 0; i < columns.length; i++) fit += columns[i][k] * weights[i];
    residual += (y[k] - fit) * (y[k] - fit);
  }
  return 1 - residual / secondMoment(y);
}

/** Sum of squared distances from the mean, by running means. */
function secondMoment(values: Float64Array): number {
  let [mean, sum] = [0, 0];
  for (let k = 0; k < values.length; k++) {
    const distance = values[k] - mean;
    const part = distance / (k + 1);
    mean += part;
    sum += k * distance * part;
  }
  return sum;
}

/** Weights of the columns whose sum comes nearest to y; nothing when some column depends on the others. */
function leastSquares(columns: readonly Float64Array[], y: Float64Array): Float64Array | undefined {
  const reflected = columns.map((column) => column.slice());
  const diagonal = new Float64Array(columns.length);
  for (let i = 0; i < reflected.length; i++) {
    diagonal[i] = reflect(reflected, i);
    if (diagonal[i] === 0) return undefined;
  }
  const right = y.slice();
  reflected.forEach((column, i) => {
    addMultiple(right, column, dotFrom(right, column, i) / (diagonal[i] * column[i]), i);
  });
  const weights = new Float64Array(columns.length);
  for (let i = columns.length - 1; i >= 0; i--) {
    weights[i] = right[i] / diagonal[i];
    for (let k = 0; k < i; k++) right[k] -= weights[i] * reflected[i][k];
  }
  return weights;
}

/** Turns column i onto its axis and the ones after it along with it; says what is left on the diagonal. */
function reflect(columns: readonly Float64Array[], i: number): number {
  const pivot = columns[i];
  const norm = Math.sqrt(dotFrom(pivot, pivot, i));
  const left = pivot[i] > 0 ? -norm : norm;
  if (left === 0) return 0;
  pivot[i] -= left;
  for (let j = i + 1; j < columns.length; j++) {
    addMultiple(columns[j], pivot, dotFrom(columns[j], pivot, i) / (left * pivot[i]), i);
  }
  return left;
}

function dotFrom(a: Float64Array, b: Float64Array, from: number): number {
  let sum = 0;
  for (let k = from; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}

function addMultiple(target: Float64Array, column: Float64Array, factor: number, from: number): void {
  for (let k = from; k < target.length; k++) target[k] += factor * column[k];
}
