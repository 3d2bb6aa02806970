/** Tiles of one host at most: so many are still told apart on a phone. Design value. */
const MOST_TILES = 1024;

/** MiB that one tile of a host's picture stands for: a power of two, the same for its machine memory and all its guests. */
export function tileMibOf(memMib: number): number {
  let tileMib = 1;
  while (memMib / tileMib > MOST_TILES) tileMib *= 2;
  return tileMib;
}

/**
 * Whole tiles for amounts of MiB, as near as whole tiles come: they add up to the tiles of the sum, and no amount is off by a
 * tile or more. What falls short by most gets the next tile (method of the largest remainder).
 */
export function tilesOf(amountsMib: readonly number[], tileMib: number): readonly number[] {
  const exact = amountsMib.map((mib) => Math.max(0, mib) / tileMib);
  const tiles = exact.map(Math.floor);
  const all = Math.round(exact.reduce((sum, share) => sum + share, 0));
  const left = all - tiles.reduce((sum, count) => sum + count, 0);
  const byRest = exact.map((share, at) => ({ at, rest: share - Math.floor(share) })).sort((a, b) => b.rest - a.rest);
  for (const { at } of byRest.slice(0, Math.max(0, left))) tiles[at] += 1;
  return tiles;
}
