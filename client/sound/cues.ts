/** The three groups of sounds that have a volume each. */
export const SOUND_GROUPS = ['hall', 'alarms', 'interface'] as const;
export type SoundGroup = (typeof SOUND_GROUPS)[number];

/**
 * One short sound. `zzfx`: volume, randomness (always 0: a cue sounds alike each time), frequency in Hz, attack, sustain and
 * release in s, shape, curve, slide, delta slide, pitch jump in Hz and its time in s, repeat time in s, noise. All design values.
 */
export interface Cue {
  readonly group: SoundGroup;
  readonly zzfx: readonly number[];
}

/** Every sound of the game; what it says to those who read captions stands under `sound.cue.<name>`. */
export const CUES = {
  orderAccepted: { group: 'interface', zzfx: [0.35, 0, 1320, 0, 0.01, 0.02, 1, 1.6] },
  orderRefused: { group: 'interface', zzfx: [0.6, 0, 300, 0.02, 0.08, 0.25, 1, 1.2, -2] },
  vmPlaced: { group: 'hall', zzfx: [0.7, 0, 330, 0.005, 0.03, 0.12, 1, 1.4, 0, 0, 165, 0.05] },
  moveDone: { group: 'hall', zzfx: [0.7, 0, 523, 0.005, 0.06, 0.25, 1, 1.3, 0, 0, 261, 0.08] },
  offerArrives: { group: 'hall', zzfx: [0.7, 0, 392, 0.01, 0.08, 0.3, 1, 1.4, 0, 0, 196, 0.09] },
  hostReturns: { group: 'hall', zzfx: [0.5, 0, 220, 0.01, 0.1, 0.22, 1, 1.2, 2.5, 0, 110, 0.12] },
  dayEnds: { group: 'hall', zzfx: [0.7, 0, 262, 0.01, 0.2, 0.9, 1, 1.5, 0, 0, 131, 0.2] },
  gameEnds: { group: 'hall', zzfx: [0.8, 0, 659, 0.01, 0.12, 0.45, 1, 1.5, 0, 0, 330, 0.1] },
  incidentBegins: { group: 'alarms', zzfx: [0.55, 0, 440, 0.01, 0.1, 0.16, 1, 1.3, 0, 0, -60, 0.1] },
  incidentEnds: { group: 'alarms', zzfx: [0.5, 0, 587, 0.004, 0.05, 0.18, 1, 1.4, 0, 0, 293, 0.06] },
  breach: { group: 'alarms', zzfx: [0.8, 0, 196, 0.01, 0.16, 0.3, 2, 1.1, -0.4, 0, -30, 0.14] },
  hostDies: { group: 'alarms', zzfx: [0.9, 0, 90, 0.01, 0.25, 0.45, 4, 1.6, -0.6, 0, 0, 0, 0, 0.4] },
  breaker: { group: 'alarms', zzfx: [0.8, 0, 140, 0.002, 0.02, 0.3, 3, 1.2, -1, 0, 0, 0, 0, 0.3] },
} as const satisfies Readonly<Record<string, Cue>>;

export type CueName = keyof typeof CUES;
export const CUE_NAMES = Object.keys(CUES) as readonly CueName[];
