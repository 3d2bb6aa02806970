import { ZZFX } from 'zzfx';
import { CUES, type CueName, SOUND_GROUPS, type SoundGroup } from './cues.ts';
import { SAMPLE_RATE, samplesOf } from './samples.ts';
import type { SoundSettings } from './settings.ts';
import { admit, type Voice } from './voices.ts';

interface Playing extends Voice {
  readonly source: AudioBufferSourceNode;
}

/** Sounds at once, one volume for each group, and a limiter behind all of them. Loading this file makes an audio context. */
export class Player {
  readonly #context = ZZFX.audioContext;
  readonly #groups: Readonly<Record<SoundGroup, GainNode>>;
  readonly #samples = new Map<CueName, AudioBuffer>();
  #playing: readonly Playing[] = [];

  constructor() {
    const limiter = this.#context.createDynamicsCompressor();
    limiter.connect(this.#context.destination);
    const groupOf = (): GainNode => {
      const gain = this.#context.createGain();
      gain.connect(limiter);
      return gain;
    };
    this.#groups = { hall: groupOf(), alarms: groupOf(), interface: groupOf() };
  }

  /** Volumes as somebody set them; silence is every volume at 0. */
  set({ on, volumes }: SoundSettings): void {
    for (const group of SOUND_GROUPS) this.#groups[group].gain.value = on ? (volumes[group] / 100) * LOUDEST : 0;
    if (on) void this.#context.resume();
  }

  play(cue: CueName): void {
    const now = performance.now();
    const admission = admit(this.#playing, cue, now);
    if (admission === 'not') return;
    if (admission !== 'beside') this.#playing[admission.insteadOf]?.source.stop();
    const source = this.#context.createBufferSource();
    source.buffer = this.#bufferOf(cue);
    source.connect(this.#groups[CUES[cue].group]);
    source.onended = () => {
      this.#playing = this.#playing.filter((voice) => voice.source !== source);
    };
    const kept = admission === 'beside' ? this.#playing : this.#playing.filter((_, i) => i !== admission.insteadOf);
    this.#playing = [...kept, { cue, sinceMs: now, source }];
    source.start();
  }

  /** Built when first heard, once. */
  #bufferOf(cue: CueName): AudioBuffer {
    const known = this.#samples.get(cue);
    if (known) return known;
    const samples = samplesOf(cue);
    const buffer = this.#context.createBuffer(1, samples.length, SAMPLE_RATE);
    buffer.getChannelData(0).set(samples);
    this.#samples.set(cue, buffer);
    return buffer;
  }
}

/** Gain of a group at 100. Design value: six cues at once stay below the limit. */
const LOUDEST = 0.5;
