import { useMemo } from 'preact/hooks';
import type { MachineEntry, MachineSetting } from '#shared/see/machine/entry.ts';
import { type Tape, tapeOf } from '#shared/see/machine/tape.ts';

/** Settings are plain data: one with the same text is the same. */
export function keyOf(setting: MachineSetting): string {
  return JSON.stringify(setting);
}

/** The run of a setting. */
export function useTape(entry: MachineEntry, setting: MachineSetting): Tape {
  return useMemo(() => tapeOf(entry, setting), [entry.id, keyOf(setting)]);
}
