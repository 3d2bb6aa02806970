import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CUE_NAMES, CUES } from '#client/sound/cues.ts';
import { AGAIN_AFTER_MS, admit, VOICES_MOST, type Voice } from '#client/sound/voices.ts';

/** Plays cues one after another, as the player does; none of them ends. */
function playAll(cues: readonly (readonly [(typeof CUE_NAMES)[number], number])[]) {
  let nowMs = 0;
  let playing: readonly Voice[] = [];
  let most = 0;
  const silent: string[] = [];
  for (const [cue, waitMs] of cues) {
    nowMs += waitMs;
    const admission = admit(playing, cue, nowMs);
    const again = playing.some((voice) => voice.cue === cue && nowMs - voice.sinceMs < AGAIN_AFTER_MS);
    if (admission === 'not' && CUES[cue].group === 'alarms' && !again) silent.push(cue);
    if (typeof admission === 'object') playing = playing.filter((_, i) => i !== admission.insteadOf);
    if (admission !== 'not') playing = [...playing, { cue, sinceMs: nowMs }];
    most = Math.max(most, playing.length);
  }
  return { most, silent };
}

describe('sounds at once', () => {
  const anyCues = fc.array(fc.tuple(fc.constantFrom(...CUE_NAMES), fc.nat(400)), { maxLength: 60 });

  it(`are never more than ${VOICES_MOST}, and no alarm is left out for want of room`, () => {
    fc.assert(
      fc.property(anyCues, (cues) => {
        const { most, silent } = playAll(cues);
        expect(most).toBeLessThanOrEqual(VOICES_MOST);
        expect(silent).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('are one where eight VMs are placed together', () => {
    expect(playAll(Array.from({ length: 8 }, () => ['vmPlaced', 0] as const)).most).toBe(1);
  });

  it('give way to an alarm, the oldest other sound first', () => {
    const playing: Voice[] = CUE_NAMES.slice(0, VOICES_MOST).map((cue, i) => ({ cue, sinceMs: 100 - i }));
    expect(admit(playing, 'breach', 1000)).toEqual({ insteadOf: VOICES_MOST - 1 });
    expect(admit(playing, 'gameEnds', 1000)).toBe('not');
  });
});
