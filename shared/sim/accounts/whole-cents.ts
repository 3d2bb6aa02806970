/**
 * Gives `cents` whole cents out to rows `from` to `from + rows`, each as near to what it is due in `fractions` as whole cents
 * allow: first the whole cents of each, then the rest to the largest remainders. What is left of what a row was due stays
 * in `fractions`, so that over time every row gets its share; the lowest row wins a tie.
 */
export function giveOut(cents: number, fractions: Float64Array, to: Float64Array, from: number, rows: number): void {
  let left = cents;
  for (let row = from; row < from + rows; row++) {
    const whole = Math.floor(fractions[row]);
    if (whole > 0) left -= give(whole, fractions, to, row);
  }
  while (left > 0) left -= give(1, fractions, to, largest(fractions, from, rows));
  // Rounding of sums may have made one cent too many.
  while (left < 0) left -= give(-1, fractions, to, leastGiven(fractions, to, from, rows));
}

function give(cents: number, fractions: Float64Array, to: Float64Array, row: number): number {
  fractions[row] -= cents;
  to[row] += cents;
  return cents;
}

function largest(fractions: Float64Array, from: number, rows: number): number {
  let best = from;
  for (let row = from + 1; row < from + rows; row++) if (fractions[row] > fractions[best]) best = row;
  return best;
}

/** The row with the smallest remainder among those that have a cent to give back. */
function leastGiven(fractions: Float64Array, to: Float64Array, from: number, rows: number): number {
  let best = -1;
  for (let row = from; row < from + rows; row++) {
    if (to[row] > 0 && (best < 0 || fractions[row] < fractions[best])) best = row;
  }
  if (best < 0) throw new Error(`no row from ${from} on has a cent to give back`);
  return best;
}
