import { beforeAll, describe, expect, it } from 'vitest';
import { cueOfEvent } from '#client/sound/cue-of-event.ts';
import { CUE_NAMES, type CueName } from '#client/sound/cues.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import de from '../../../assets/lang/hall/de.json' with { type: 'json' };
import en from '../../../assets/lang/hall/en.json' with { type: 'json' };

/** s that a cue may last: longer ones run into the next. */
const LONGEST_S = 1.5;

describe('every cue', () => {
  let samplesOf: (cue: CueName) => readonly number[];
  let sampleRate = 0;
  beforeAll(async () => {
    // The package makes an audio context when it is loaded; building samples needs none.
    Object.assign(globalThis, { AudioContext: class {} });
    const samples = await import('#client/sound/samples.ts');
    samplesOf = samples.samplesOf;
    sampleRate = samples.SAMPLE_RATE;
  });

  it.each(CUE_NAMES)('%s is heard, is short, and never clips', (cue) => {
    const samples = samplesOf(cue);
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(samples.every(Number.isFinite)).toBe(true);
    expect(peak).toBeGreaterThan(0.05);
    expect(peak).toBeLessThanOrEqual(1);
    expect(samples.length / sampleRate).toBeGreaterThan(0.02);
    expect(samples.length / sampleRate).toBeLessThan(LONGEST_S);
  });

  it.each(CUE_NAMES)('%s sounds alike each time', (cue) => {
    expect(samplesOf(cue)).toEqual(samplesOf(cue));
  });

  it('has a caption of its own in both languages', () => {
    for (const words of [en, de]) {
      const captions: Readonly<Record<string, string>> = words.sound.cue;
      expect(Object.keys(captions).sort()).toEqual([...CUE_NAMES].sort());
      expect(new Set(Object.values(captions)).size).toBe(CUE_NAMES.length);
    }
  });
});

describe('what happens in a hall', () => {
  it.each<[SimEvent, CueName | undefined]>([
    [{ type: 'vmPlaced', vm: 0, host: 0, by: 0 } as SimEvent, 'vmPlaced'],
    [{ type: 'vmBreached', vm: 0, cause: 'steal' } as SimEvent, 'breach'],
    [{ type: 'hostFailed', host: 0, vms: 3 } as SimEvent, 'hostDies'],
    [{ type: 'hostRepaired', host: 0, on: true } as SimEvent, undefined],
    [{ type: 'hostRepaired', host: 0, on: false } as SimEvent, 'hostReturns'],
    [{ type: 'breakerTripped', rack: 0 }, 'breaker'],
    [{ type: 'dayEnded', day: 0, netCents: 5 }, 'dayEnds'],
    [{ type: 'scenarioOver' }, 'gameEnds'],
    [{ type: 'vmStarted', vm: 0, host: 0 } as SimEvent, undefined],
  ])('%o sounds like %s', (event, cue) => {
    expect(cueOfEvent(event)).toBe(cue);
  });

  it('sounds once where an event and its incident tell of the same thing', () => {
    const opened = (kind: string) =>
      ({ type: 'incidentOpened', incident: 0, kind, subject: 0, cause: 'none' }) as SimEvent;
    expect(['vmBreach', 'hostFailed', 'memoryPressure'].map((kind) => cueOfEvent(opened(kind)))).toEqual([
      undefined,
      undefined,
      'incidentBegins',
    ]);
  });
});
