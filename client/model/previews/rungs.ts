import { at } from '#client/model/facts/cell.ts';
import type { Args } from '#client/model/state/ui-state.ts';
import { mib } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { Preview } from './preview-line.ts';

const RUNGS = {
  setSharing: 'sharedMib',
  setCompression: 'compressedMib',
  setPatching: 'patchedMib',
  setBallooning: 'balloonedMib',
  setSwapping: 'swappedMib',
} as const;

/** What a rung of the ladder holds now of the memory of a host, or of all hosts: what is at stake when it is turned. */
export function rungPreview(command: keyof typeof RUNGS) {
  return ({ hosts }: OpenWorld, { host }: Args): Preview => {
    const column = hosts[RUNGS[command]];
    const amount = typeof host === 'number' ? at(column, host) : column.reduce((sum, each) => sum + each, 0);
    return { lines: [{ tone: 'plain', text: t(`preview.rung.${command}`, { amount: mib(amount) }) }] };
  };
}
