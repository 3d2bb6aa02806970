import blossom from 'edmonds-blossom-fixed';

/** Two that could be paired, and what that costs: a whole number from 0. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly cost: number;
}

/**
 * Pairs as many of `count` (numbers from 0) as the edges allow, and among those ways as cheaply as can be: a matching of
 * maximum cardinality and minimum weight (J. Edmonds, "Paths, trees, and flowers", Canadian Journal of Mathematics 17, 1965).
 */
export function cheapestPairs(count: number, edges: readonly Edge[]): readonly (readonly [number, number])[] {
  if (edges.length === 0) return [];
  // The library looks for the greatest weight.
  const top = Math.max(...edges.map(({ cost }) => cost)) + 1;
  const mates = blossom(
    edges.map(({ a, b, cost }) => [a, b, top - cost]),
    true,
  );
  return Array.from({ length: count }, (_, a) => [a, mates[a] ?? -1] as const).filter(([a, b]) => b > a);
}
