/** Largest part of a guest's memory that its balloon may take (ESX: 65 %; unverified). */
export const MAX_BALLOON_FRACTION = 0.65;

/** Largest balloon of a guest with that much configured memory, in whole MiB. */
export function maxBalloonMib(memMib: number): number {
  return Math.floor(MAX_BALLOON_FRACTION * memMib);
}
