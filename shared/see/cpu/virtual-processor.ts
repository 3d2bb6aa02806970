import type { MachineEntry } from '../machine/entry.ts';
import { realTrapTable } from '../machine/figures.ts';

/** A kernel loads the address of its trap table. The processor that it loads it into is kept in memory. */
export const virtualProcessor: MachineEntry = {
  id: 'virtual-processor',
  group: 'cpu',
  machine: { guest: 'shutdown', technique: 'trapAndEmulate', flavour: 'mainframe' },
  stop: { side: 'before', of: ({ mnemonic }) => mnemonic === 'LIDT' },
  end: { side: 'after', of: ({ ring, mnemonic }) => ring === 3 && mnemonic === 'MOV' },
  views: ['processor', 'rings', 'trapPath', 'listing'],
  figures: [realTrapTable],
  asks: { kind: 'number', of: 'realTrapTable', choices: [0, 0x80] },
  levers: [
    { id: 'bare', change: (machine) => ({ ...machine, technique: 'bare' }) },
    { id: 'vt', change: (machine) => ({ ...machine, technique: 'hardwareAssist', flavour: 'x86withVt' }) },
  ],
  rules: ['MAC-5', 'MAC-6'],
  papers: [
    'G. J. Popek, R. P. Goldberg, Formal Requirements for Virtualizable Third Generation Architectures, CACM 17(7), 1974',
  ],
  covers: ['C059'],
  lectures: [{ text: 'S0', section: 'Two Approaches To Virtualizing A CPU' }],
};
