/** Over so many seconds a share is taken, so that it neither jumps nor hides: two business hours of most halls. Design value. */
const SHARE_OVER_S = 20;

/** The share of one running total in another, ‰, over the last while; all of it while there is nothing to share. */
export function shareOf(part: ArrayLike<number>, whole: ArrayLike<number>, overS = SHARE_OVER_S): number[] {
  const since = (total: ArrayLike<number>, i: number) => (total[i] ?? 0) - (total[i - overS] ?? 0);
  return Array.from({ length: part.length }, (_, i) => {
    const owed = since(whole, i);
    return owed > 0 ? (1000 * since(part, i)) / owed : 1000;
  });
}
