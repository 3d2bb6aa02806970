import { CUES, type CueName } from './cues.ts';

/** Never more sounds at once than this; design value: more of them are noise, and nobody tells them apart. */
export const VOICES_MOST = 6;
/** The same cue is not begun again within this time, ms: eight VMs that are placed together are one sound. Design value. */
export const AGAIN_AFTER_MS = 150;

/** A sound that is being played. */
export interface Voice {
  readonly cue: CueName;
  readonly sinceMs: number;
}

/** Whether a cue is played now: beside the others, in place of one of them (its index), or not at all. */
export type Admission = 'beside' | 'not' | { readonly insteadOf: number };

/** Alarms are always heard: where all voices are taken they take that of the oldest other sound, or else of the oldest alarm. */
export function admit(playing: readonly Voice[], cue: CueName, nowMs: number): Admission {
  if (playing.some((voice) => voice.cue === cue && nowMs - voice.sinceMs < AGAIN_AFTER_MS)) return 'not';
  if (playing.length < VOICES_MOST) return 'beside';
  if (CUES[cue].group !== 'alarms') return 'not';
  const others = playing.filter((voice) => CUES[voice.cue].group !== 'alarms');
  const oldest = (others.length > 0 ? others : playing).reduce((a, b) => (b.sinceMs < a.sinceMs ? b : a));
  return { insteadOf: playing.indexOf(oldest) };
}
