declare module 'edmonds-blossom-fixed' {
  /**
   * A matching of the greatest weight; with `maxCardinality` of all that pair as many as can be. Answers the mate of each
   * vertex, −1 = none. Weights are whole numbers.
   */
  function blossom(
    edges: readonly (readonly [a: number, b: number, weight: number])[],
    maxCardinality?: boolean,
  ): number[];
  export = blossom;
}
