/**
 * How often a property is tried, and from which seed: always the same in a check, a fresh one for every round of
 * `npm run fuzz`. `FUZZ_RUNS` sets how often, for a long look at one property.
 */
export function runs(numRuns: number): { readonly seed: number; readonly numRuns: number } {
  return { seed: Number(process.env.FUZZ_SEED ?? 1), numRuns: Number(process.env.FUZZ_RUNS ?? numRuns) };
}
