/** As much of the package as is used here; it brings no types of its own. */
declare module 'zzfx' {
  export const ZZFX: {
    /** Samples a second that `buildSamples` makes. */
    readonly sampleRate: number;
    /** Made when the module is first loaded. */
    readonly audioContext: AudioContext;
    /** One channel of samples, −1..1. */
    buildSamples(...parameters: readonly number[]): number[];
  };
}
