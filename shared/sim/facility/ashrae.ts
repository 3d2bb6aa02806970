/** Bands of air that a server breathes in: recommended 18–27 °C (Khankari, ASHRAE Transactions 117), allowed 15–32 °C (class A1, unverified). */
const RECOMMENDED_C = [18, 27] as const;
const ALLOWED_C = [15, 32] as const;

export type AirBand = 'recommended' | 'allowed' | 'tooCold' | 'tooHot';

/** The band in which air of a temperature lies. */
export function airBand(inletC: number): AirBand {
  if (inletC < ALLOWED_C[0]) return 'tooCold';
  if (inletC > ALLOWED_C[1]) return 'tooHot';
  return inletC >= RECOMMENDED_C[0] && inletC <= RECOMMENDED_C[1] ? 'recommended' : 'allowed';
}
