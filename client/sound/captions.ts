import { signal } from '@preact/signals';
import type { CueName } from './cues.ts';

/** How long a caption stands, ms. Design value: two lines are read in it. */
const STANDS_MS = 4000;

/** The cue that is written at present, and how often in a row it came. */
export const caption = signal<{ readonly cue: CueName; readonly times: number } | undefined>(undefined);
let leaves: ReturnType<typeof setTimeout> | undefined;

/** Writes a cue for a while; the same again is counted. */
export function write(cue: CueName): void {
  const now = caption.peek();
  caption.value = { cue, times: now?.cue === cue ? now.times + 1 : 1 };
  clearTimeout(leaves);
  leaves = setTimeout(() => {
    caption.value = undefined;
  }, STANDS_MS);
}
