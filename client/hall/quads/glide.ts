/** Time constant of all that glides, ms: bars and bricks arrive within two ticks, slowly enough to be followed by eye. Design value. */
const GLIDE_MS = 100;
/** From here on what is left cannot be seen: 1/1100 of the way. */
export const GLIDE_OVER_MS = 7 * GLIDE_MS;

/** The part of its way, 0..1, that is still before something which began to glide so long ago. */
export function glideLeft(sinceMs: number): number {
  if (sinceMs >= GLIDE_OVER_MS) return 0;
  return Math.exp(-Math.max(0, sinceMs) / GLIDE_MS);
}
