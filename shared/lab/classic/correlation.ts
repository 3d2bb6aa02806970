import { HISTORY_LENGTH, historyStart, type Machines } from './machines.ts';

/*
 * Columns of the fits: a constant, then the histories. `shared` holds them as turned by what the fits so far have in common,
 * `own` what a single fit turns further.
 */
const shared: Float64Array[] = [];
const own: Float64Array[] = [];
const diagonal = new Float64Array(HISTORY_LENGTH + 1);
const weights = new Float64Array(HISTORY_LENGTH + 1);
const right = new Float64Array(HISTORY_LENGTH);

/**
 * How well the history of each of these VMs follows from those of the others: R² of the least-squares fit with a constant
 * term, found by Householder reflections as in Apache Commons Math 3 (`OLSMultipleLinearRegression`), operation by
 * operation: between VMs that fit equally well the last bits decide. The fit of a VM begins with those before it, so what
 * these turn is turned once for all later fits. Empty when there are too few samples for so many VMs, or when some history
 * is an exact sum of others.
 */
export function explainedByOthers(m: Machines, vms: readonly number[]): readonly number[] {
  const size = m.historySize;
  if (vms.length < 2 || vms.length > size) return [];
  loadColumns(m, vms, size);
  diagonal[0] = reflect(shared, 0, vms.length, size);
  const explained: number[] = [];
  for (let i = 0; i < vms.length; i++) {
    if (!solveFor(i, vms.length, size)) return [];
    const start = historyStart(m, vms[i]);
    explained.push(coefficientOfDetermination(m, vms, i, m.history.subarray(start, start + size)));
    if (i < vms.length - 1) {
      diagonal[i + 1] = reflect(shared, i + 1, vms.length, size);
      if (diagonal[i + 1] === 0) return [];
    }
  }
  return explained;
}

function loadColumns(m: Machines, vms: readonly number[], size: number): void {
  while (shared.length <= vms.length) {
    shared.push(new Float64Array(HISTORY_LENGTH));
    own.push(new Float64Array(HISTORY_LENGTH));
  }
  shared[0].fill(1);
  for (let i = 0; i < vms.length; i++) {
    const start = historyStart(m, vms[i]);
    for (let k = 0; k < size; k++) shared[i + 1][k] = m.history[start + k];
  }
}

/** Fits VM i (column i + 1) by all other columns; leaves its weights, without a place for itself. Says whether it could. */
function solveFor(i: number, count: number, size: number): boolean {
  copy(shared[i + 1], right, size);
  for (let j = i + 2; j <= count; j++) copy(shared[j], own[j - 1], size);
  for (let j = i + 1; j < count; j++) {
    diagonal[j] = reflect(own, j, count - 1, size);
    if (diagonal[j] === 0) return false;
    addMultiple(right, own[j], dot(right, own[j], j, size) / (diagonal[j] * own[j][j]), j, size);
  }
  for (let j = count - 1; j >= 0; j--) {
    weights[j] = right[j] / diagonal[j];
    const column = j <= i ? shared[j] : own[j];
    for (let k = 0; k < j; k++) right[k] -= weights[j] * column[k];
  }
  return true;
}

/** Turns column i onto its axis and those after it along with it; says what is left on the diagonal. */
function reflect(columns: readonly Float64Array[], i: number, last: number, size: number): number {
  const pivot = columns[i];
  const norm = Math.sqrt(dot(pivot, pivot, i, size));
  const left = pivot[i] > 0 ? -norm : norm;
  if (left === 0) return 0;
  pivot[i] -= left;
  for (let j = i + 1; j <= last; j++) {
    const column = columns[j];
    addMultiple(column, pivot, dot(column, pivot, i, size) / (left * pivot[i]), i, size);
  }
  return left;
}

function coefficientOfDetermination(m: Machines, vms: readonly number[], dependent: number, y: Float64Array): number {
  let residual = 0;
  for (let k = 0; k < y.length; k++) {
    let value = weights[0];
    for (let i = 0; i < vms.length; i++) {
      if (i === dependent) continue;
      value += m.history[historyStart(m, vms[i]) + k] * weights[i < dependent ? i + 1 : i];
    }
    residual += (y[k] - value) * (y[k] - value);
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

function dot(a: Float64Array, b: Float64Array, from: number, size: number): number {
  let sum = 0;
  for (let k = from; k < size; k++) sum += a[k] * b[k];
  return sum;
}

function addMultiple(target: Float64Array, column: Float64Array, factor: number, from: number, size: number): void {
  for (let k = from; k < size; k++) target[k] += factor * column[k];
}

function copy(from: Float64Array, to: Float64Array, size: number): void {
  for (let k = 0; k < size; k++) to[k] = from[k];
}
