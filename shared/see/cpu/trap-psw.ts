import type { MachineEntry } from '../machine/entry.ts';

/** The first privileged instruction of a kernel in ring 1: what the trap stores, and what it loads. */
export const trapPsw: MachineEntry = {
  id: 'trap-psw',
  group: 'cpu',
  machine: { guest: 'shutdown', technique: 'trapAndEmulate', flavour: 'mainframe' },
  stop: { side: 'before', of: ({ mnemonic }) => mnemonic === 'LIDT' },
  views: ['rings', 'trapPath', 'listing', 'processor'],
  figures: [],
  asks: { kind: 'next', choices: ['ran', 'emulated', 'handedOver', 'ignored'] },
  levers: [
    { id: 'bare', change: (machine) => ({ ...machine, technique: 'bare' }) },
    { id: 'translated', change: (machine) => ({ ...machine, technique: 'binaryTranslation' }) },
  ],
  rules: ['MAC-3', 'MAC-5'],
  papers: [
    'G. J. Popek, R. P. Goldberg, Formal Requirements for Virtualizable Third Generation Architectures, CACM 17(7), 1974',
  ],
  covers: ['C034', 'C035'],
  lectures: [
    { text: 'S4', section: 'Trap' },
    { text: 'S3', section: '23.2 Hypervisors' },
  ],
};
