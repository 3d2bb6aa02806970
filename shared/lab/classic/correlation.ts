/*
 * Columns of the fits: a constant, then the histories. `shared` holds them as turned by what the fits so far have in common,
 * `own` what a single fit turns further.
 */
const shared: Float64Array[] = [];
const own: Float64Array[] = [];
const LONGEST = 64;
const diagonal = new Float64Array(LONGEST + 1);
const weights = new Float64Array(LONGEST + 1);
const right = new Float64Array(LONGEST);

/**
 * Which of these histories follows most from the others: its index, the first among equals; 0 when none does at all, −1 when
 * that cannot be said.
 */
export function mostExplained(histories: readonly Float64Array[]): number {
  const explained = explainedByOthers(histories);
  if (explained.length === 0) return -1;
  let [best, most] = [0, 0];
  explained.forEach((share, i) => {
    if (share > most) [best, most] = [i, share];
  });
  return best;
}

/**
 * How well each of these histories (equally long, at most 64 samples) follows from the others: R² of the least-squares fit
 * with a constant term, found by Householder reflections as in Apache Commons Math 3 (`OLSMultipleLinearRegression`),
 * operation by operation: between VMs that fit equally well the last bits decide. The fit of a history begins with those
 * before it, so what these turn is turned once for all later fits. Empty when there are too few samples for so many
 * histories, or when one is an exact sum of others.
 */
function explainedByOthers(histories: readonly Float64Array[]): readonly number[] {
  const count = histories.length;
  if (count < 2 || count > histories[0].length) return [];
  const size = loadColumns(histories);
  diagonal[0] = reflect(shared, 0, count, size);
  const explained: number[] = [];
  for (let i = 0; i < count; i++) {
    if (!solveFor(i, count, size)) return [];
    explained.push(coefficientOfDetermination(histories, i));
    if (i < count - 1) {
      diagonal[i + 1] = reflect(shared, i + 1, count, size);
      if (diagonal[i + 1] === 0) return [];
    }
  }
  return explained;
}

function loadColumns(histories: readonly Float64Array[]): number {
  while (shared.length <= histories.length) {
    shared.push(new Float64Array(LONGEST));
    own.push(new Float64Array(LONGEST));
  }
  shared[0].fill(1);
  histories.forEach((history, i) => {
    copy(history, shared[i + 1], history.length);
  });
  return histories[0].length;
}

/** Fits history i (column i + 1) by all other columns; leaves its weights, without a place for itself. Says whether it could. */
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

function coefficientOfDetermination(histories: readonly Float64Array[], dependent: number): number {
  const y = histories[dependent];
  let residual = 0;
  for (let k = 0; k < y.length; k++) {
    let value = weights[0];
    for (let i = 0; i < histories.length; i++) {
      if (i !== dependent) value += histories[i][k] * weights[i < dependent ? i + 1 : i];
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
