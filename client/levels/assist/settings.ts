import { signal } from '@preact/signals';
import { keep, kept } from '#client/device/device-store.ts';

/** Help and pace of one who plays alone: kept on this device, told nobody. */
export interface AssistSettings {
  /** Shows step by step how to play, in levels that can. */
  readonly coach: boolean;
  /** Points at the brick that an order would help most. */
  readonly signs: boolean;
  /** Says why in a whole sentence. */
  readonly words: boolean;
  /** Half speed, and a pause whenever something goes wrong. */
  readonly calm: boolean;
  /** No end by the clock: one ends an attempt oneself. */
  readonly untimed: boolean;
}

export const ASSISTS = [
  'coach',
  'signs',
  'words',
  'calm',
  'untimed',
] as const satisfies readonly (keyof AssistSettings)[];

const KEPT_AS = 'overcommit.assist';
const AT_FIRST: AssistSettings = { coach: true, signs: false, words: false, calm: false, untimed: false };

const chosen = signal<AssistSettings | undefined>(undefined);

export function assists(): AssistSettings {
  chosen.value ??= readAssists(kept(KEPT_AS) ?? '');
  return chosen.value;
}

export function setAssist(which: keyof AssistSettings, on: boolean): void {
  chosen.value = { ...assists(), [which]: on };
  keep(KEPT_AS, JSON.stringify(chosen.value));
}

/** Settings as they were kept; what is not there is as at first. */
function readAssists(text: string): AssistSettings {
  try {
    const read = JSON.parse(text) as Partial<Record<keyof AssistSettings, unknown>>;
    const known = ASSISTS.filter((which) => typeof read[which] === 'boolean').map((which) => [which, read[which]]);
    return { ...AT_FIRST, ...Object.fromEntries(known) };
  } catch {
    return AT_FIRST;
  }
}
