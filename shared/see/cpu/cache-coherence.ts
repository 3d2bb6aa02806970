import type { MachineEntry } from '../machine/entry.ts';
import { blocksDropped } from '../machine/figures.ts';

/** A kernel writes over code that has been translated. A cache that does not notice would run yesterday’s code. */
export const cacheCoherence: MachineEntry = {
  id: 'cache-coherence',
  group: 'cpu',
  machine: { guest: 'selfChanger', technique: 'binaryTranslation', flavour: 'x86of1998' },
  stop: { side: 'before', of: ({ pc, mnemonic }) => mnemonic === 'ST' && pc < 0x40 },
  views: ['listing', 'cache', 'devices', 'trapPath'],
  figures: [blocksDropped],
  asks: { kind: 'number', of: 'blocksDropped', choices: [0, 4, 40] },
  levers: [
    { id: 'quiet', change: (machine) => ({ ...machine, guest: 'consoleWriter' }) },
    { id: 'bare', change: (machine) => ({ ...machine, technique: 'bare' }) },
  ],
  rules: ['MAC-9'],
  papers: ['Lecture notes “HW Virtualisierung”, Hochschule Luzern'],
  covers: ['C046'],
  lectures: [{ text: 'S4', section: 'x86 ISA Stealth Instructions' }],
};
