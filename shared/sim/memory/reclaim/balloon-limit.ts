/** Largest part of a guest's memory that its balloon may take (ESX: 65 %; unverified). */
export const MAX_BALLOON_FRACTION = 0.65;

/** Largest balloon of a guest with that much configured memory, of which so much is locked, in whole MiB. */
export function maxBalloonMib(memMib: number, lockedMib: number): number {
  return Math.max(0, Math.floor(Math.min(MAX_BALLOON_FRACTION * memMib, memMib - lockedMib)));
}
