/**
 * Whole numbers that are as near to `shares` as can be and add up to `sum`: each gets its whole part, and the rest goes to the
 * largest remainders; the first wins a tie. `shares` are not negative; if they are all 0 the first gets everything.
 */
export function wholeParts(sum: number, shares: readonly number[]): number[] {
  const total = shares.reduce((all, share) => all + share, 0);
  const exact = shares.map((share, i) => (total > 0 ? (sum * share) / total : i === 0 ? sum : 0));
  const parts = exact.map(Math.floor);
  const rest = sum - parts.reduce((all, part) => all + part, 0);
  const byRemainder = exact.map((_, i) => i).sort((a, b) => exact[b] - parts[b] - (exact[a] - parts[a]) || a - b);
  for (const i of byRemainder.slice(0, rest)) parts[i] += 1;
  return parts;
}
