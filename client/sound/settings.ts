import { signal } from '@preact/signals';
import { keep, kept } from '#client/device/device-store.ts';
import { SOUND_GROUPS, type SoundGroup } from './cues.ts';

const KEPT_AS = 'overcommit.sound';

/** What somebody wants to hear and read on this device. */
export interface SoundSettings {
  readonly on: boolean;
  /** Whether every cue is written, too; by itself, it needs no sound. */
  readonly captions: boolean;
  /** Volume of each group, 0..100. */
  readonly volumes: Readonly<Record<SoundGroup, number>>;
}

/** Silent until somebody asks: a class of thirty would hear thirty halls. */
const SILENT: SoundSettings = { on: false, captions: false, volumes: { hall: 50, alarms: 70, interface: 40 } };

/** The settings of this device, kept on it. */
export const soundSettings = signal<SoundSettings>(read());

export function setSound(change: Partial<SoundSettings>): void {
  soundSettings.value = { ...soundSettings.peek(), ...change };
  keep(KEPT_AS, JSON.stringify(soundSettings.peek()));
}

/** What was kept, with whatever of it is no setting left out. */
function read(): SoundSettings {
  try {
    const stored = JSON.parse(kept(KEPT_AS) ?? 'null') as Partial<SoundSettings> | null;
    const volume = (group: SoundGroup): number => within(stored?.volumes?.[group], SILENT.volumes[group]);
    return {
      on: stored?.on === true,
      captions: stored?.captions === true,
      volumes: Object.fromEntries(SOUND_GROUPS.map((group) => [group, volume(group)])) as Record<SoundGroup, number>,
    };
  } catch {
    return SILENT;
  }
}

function within(value: unknown, other: number): number {
  return typeof value === 'number' && value >= 0 && value <= 100 ? value : other;
}
