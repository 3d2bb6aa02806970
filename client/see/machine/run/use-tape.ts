import { useMemo } from 'preact/hooks';
import type { MachineEntry, MachineSetting } from '#shared/see/machine/entry.ts';
import { type Tape, tapeOf } from '#shared/see/machine/tape.ts';

/** The run of a setting. Settings are plain data: one with the same text is the same. */
export function useTape(entry: MachineEntry, setting: MachineSetting): Tape {
  return useMemo(() => tapeOf(entry, setting), [entry.id, JSON.stringify(setting)]);
}
