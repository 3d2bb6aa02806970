/** Half-period of the sine in its argument: turns. */
const HALF_TURN = 0.5;
const TWO_PI = 6.283185307179586;
/** 1 ÷ (2n + 1)! with the sign of the series, for n = 0 … 9: what lies beyond is below the last bit. */
const SERIES = series(10);

function series(terms: number): Float64Array {
  const coefficients = new Float64Array(terms).fill(1);
  for (let n = 1; n < terms; n++) coefficients[n] = -coefficients[n - 1] / (2 * n * (2 * n + 1));
  return coefficients;
}

/** Sine of an angle given in turns (1 = a full circle), from + − × ÷ only, so that it is the same on every machine. */
export function sineOfTurns(turns: number): number {
  const part = turns - Math.floor(turns);
  const folded = part > HALF_TURN ? part - 1 : part;
  const quarter = folded > 0.25 ? HALF_TURN - folded : folded < -0.25 ? -HALF_TURN - folded : folded;
  const x = quarter * TWO_PI;
  const xx = x * x;
  let sum = SERIES[SERIES.length - 1];
  for (let n = SERIES.length - 2; n >= 0; n--) sum = sum * xx + SERIES[n];
  return sum * x;
}
