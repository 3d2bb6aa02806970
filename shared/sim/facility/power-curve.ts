/** Equal steps of load between the points of a SPECpower curve. */
const STEPS = 10;

/**
 * Power at the wall for a load of 0…1, in W: linear between the eleven points that SPECpower_ssj2008 measures. The
 * points are the model's; straight lines between two of them alone miss a 2010s server by up to a quarter.
 */
export function powerAt(curveW: readonly number[], load: number): number {
  const at = Math.min(Math.max(load, 0), 1) * STEPS;
  const below = Math.min(Math.floor(at), STEPS - 1);
  return curveW[below] + (curveW[below + 1] - curveW[below]) * (at - below);
}
