import { ZZFX } from 'zzfx';
import { CUES, type CueName } from './cues.ts';

/** Samples a second. */
export const SAMPLE_RATE = ZZFX.sampleRate;

/** A cue as samples, −1..1. */
export function samplesOf(cue: CueName): readonly number[] {
  return ZZFX.buildSamples(...CUES[cue].zzfx);
}
