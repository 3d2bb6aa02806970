/**
 * exp, ln and pow from + − × ÷ and √ only. The platform's own may differ in the last bit between engines and versions,
 * and one differing bit makes two worlds drift apart. Relative error below 1e-14 over the ranges that the model uses.
 */
const LN2_HI = 0.6931471803691238;
const LN2_LO = 1.9082149292705877e-10;
const LN2 = Math.LN2;

/** 1 ÷ n!, for n = 0 … 14: what lies beyond is below the last bit while |x| ≤ ln 2 ÷ 2. */
const INVERSE_FACTORIALS = inverseFactorials(15);
/** 2 to the power of −1022 … 1023, and where 1 is among them. */
const POWER_OF_ONE = 1022;
const POWERS_OF_TWO = powersOfTwo();

function inverseFactorials(count: number): Float64Array {
  const inverse = new Float64Array(count).fill(1);
  for (let n = 1; n < count; n++) inverse[n] = inverse[n - 1] / n;
  return inverse;
}

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(2046).fill(1);
  for (let k = POWER_OF_ONE + 1; k < powers.length; k++) powers[k] = powers[k - 1] * 2;
  for (let k = POWER_OF_ONE - 1; k >= 0; k--) powers[k] = powers[k + 1] * 0.5;
  return powers;
}

/** e to the power x. Below −700 it is 0. */
export function exp(x: number): number {
  if (x < -700) return 0;
  if (x > 700) throw new Error(`exp of ${x} is beyond what the model uses`);
  const k = Math.floor(x / LN2 + 0.5);
  const r = x - k * LN2_HI - k * LN2_LO;
  let sum = INVERSE_FACTORIALS[14];
  for (let n = 13; n >= 0; n--) sum = sum * r + INVERSE_FACTORIALS[n];
  return sum * POWERS_OF_TWO[k + POWER_OF_ONE];
}

/** Natural logarithm of a positive x. */
export function ln(x: number): number {
  if (!(x > 0)) throw new Error(`ln of ${x}`);
  let mantissa = x;
  let k = 0;
  for (; mantissa > Math.SQRT2; k++) mantissa *= 0.5;
  for (; mantissa < Math.SQRT1_2; k--) mantissa *= 2;
  const z = (mantissa - 1) / (mantissa + 1);
  const zz = z * z;
  let power = z;
  let sum = z;
  for (let n = 3; n <= 41; n += 2) {
    power *= zz;
    sum += power / n;
  }
  return 2 * sum + k * LN2_LO + k * LN2_HI;
}

/** x to the power y, for x ≥ 0. */
export function pow(x: number, y: number): number {
  return x === 0 ? (y === 0 ? 1 : 0) : exp(y * ln(x));
}

/** Lanczos coefficients for g = 7, n = 9 (P. Godfrey, 2001; unverified); good to 1e-13 for x ≥ 1. */
const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
] as const;

/** The gamma function for x ≥ 1. */
export function gamma(x: number): number {
  if (!(x >= 1)) throw new Error(`gamma of ${x}`);
  let sum = 0.9999999999998099;
  for (let i = 0; i < LANCZOS.length; i++) sum += LANCZOS[i] / (x + i);
  const t = x + 6.5;
  return Math.sqrt(2 * Math.PI) * pow(t, x - 0.5) * exp(-t) * sum;
}

/** Weight of the newest sample in an exponential average with time constant `tauS`, for samples `dtS` apart. */
export function ewmaWeight(dtS: number, tauS: number): number {
  const ratio = dtS / tauS;
  for (let k = 0; k < KEPT; k++) if (ratios[k] === ratio) return weights[k];
  oldest = (oldest + 1) % KEPT;
  ratios[oldest] = ratio;
  weights[oldest] = 1 - exp(-ratio);
  return weights[oldest];
}

/** The last few answers of `ewmaWeight`: the loops of a tick ask for the same ones again and again. */
const KEPT = 8;
const ratios = new Float64Array(KEPT);
const weights = new Float64Array(KEPT);
let oldest = 0;
