import { historyStart, type Machines } from './machines.ts';

/** A pivot of zero is replaced by this (Press et al., Numerical Recipes, §2.3, as the library that CloudSim uses). */
const TINY = 1e-30;

/**
 * How well the history of each of these VMs follows from those of the others: R² of the least-squares fit with a constant
 * term. Empty when there are no more samples than unknowns.
 */
export function explainedByOthers(m: Machines, vms: readonly number[]): readonly number[] {
  if (m.historySize <= vms.length || vms.length < 2) return [];
  const rows: Float64Array[] = [new Float64Array(m.historySize).fill(1)];
  for (const v of vms) rows.push(m.history.subarray(historyStart(m, v), historyStart(m, v) + m.historySize));
  const products = rows.map((a) => rows.map((b) => dot(a, b)));
  return vms.map((_, i) => coefficientOfDetermination(rows, products, i + 1));
}

function coefficientOfDetermination(
  rows: readonly Float64Array[],
  products: readonly (readonly number[])[],
  dependent: number,
): number {
  const others = rows.map((_, i) => i).filter((i) => i !== dependent);
  const weights = solve(
    others.map((i) => others.map((j) => products[i][j])),
    others.map((i) => products[i][dependent]),
  );
  const y = rows[dependent];
  const mean = dot(rows[0], y) / y.length;
  let [residual, total] = [0, 0];
  for (let k = 0; k < y.length; k++) {
    let fit = 0;
    for (let i = 0; i < others.length; i++) fit += weights[i] * rows[others[i]][k];
    residual += (fit - y[k]) * (fit - y[k]);
    total += (y[k] - mean) * (y[k] - mean);
  }
  const explained = total - residual;
  return (explained < 0 ? 0 : explained) / total;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}

/** Solves a·x = b by Crout's decomposition with scaled pivoting; overwrites both. */
function solve(a: number[][], b: number[]): number[] {
  const n = b.length;
  const scale = a.map((row) => 1 / row.reduce((most, value) => Math.max(most, Math.abs(value)), 0));
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < j; i++) reduce(a, i, j, i);
    let [pivot, most] = [j, 0];
    for (let i = j; i < n; i++) {
      reduce(a, i, j, j);
      const size = scale[i] * Math.abs(a[i][j]);
      if (size >= most) [most, pivot] = [size, i];
    }
    if (pivot !== j) {
      [a[pivot], a[j]] = [a[j], a[pivot]];
      [b[pivot], b[j]] = [b[j], b[pivot]];
      scale[pivot] = scale[j];
    }
    if (a[j][j] === 0) a[j][j] = TINY;
    const inverse = 1 / a[j][j];
    for (let i = j + 1; i < n; i++) a[i][j] *= inverse;
  }
  return substitute(a, b);
}

function reduce(a: number[][], i: number, j: number, upTo: number): void {
  let sum = a[i][j];
  for (let k = 0; k < upTo; k++) sum -= a[i][k] * a[k][j];
  a[i][j] = sum;
}

function substitute(a: number[][], b: number[]): number[] {
  for (let i = 0; i < b.length; i++) for (let j = 0; j < i; j++) b[i] -= a[i][j] * b[j];
  for (let i = b.length - 1; i >= 0; i--) {
    for (let j = i + 1; j < b.length; j++) b[i] -= a[i][j] * b[j];
    b[i] /= a[i][i];
  }
  return b;
}
