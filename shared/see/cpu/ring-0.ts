import type { MachineEntry } from '../machine/entry.ts';

/** A kernel that was moved to ring 1 asks in which ring it is. */
export const ringZero: MachineEntry = {
  id: 'ring-0',
  group: 'cpu',
  machine: { guest: 'whoAmI', technique: 'trapAndEmulate', flavour: 'x86of1998' },
  stop: { side: 'before', of: ({ mnemonic }) => mnemonic === 'MOVCS' },
  views: ['rings', 'listing', 'processor', 'devices'],
  figures: [],
  asks: { kind: 'next', choices: ['ran', 'emulated', 'revealed', 'ignored'] },
  levers: [
    { id: 'vt', change: (machine) => ({ ...machine, technique: 'hardwareAssist', flavour: 'x86withVt' }) },
    { id: 'translated', change: (machine) => ({ ...machine, technique: 'binaryTranslation' }) },
    { id: 'privileged', change: (machine) => ({ ...machine, privileged: ['MOVCS'] }) },
  ],
  rules: ['MAC-1', 'MAC-6'],
  papers: [
    'G. J. Popek, R. P. Goldberg, Formal Requirements for Virtualizable Third Generation Architectures, CACM 17(7), 1974',
  ],
  covers: ['C038', 'C039'],
  lectures: [
    { text: 'S4', section: 'Was sind Sicherheitsringe?' },
    { text: 'S0', section: 'Ring 0' },
    { text: 'S1', section: 'Hypervisor type 1, before/without VT' },
  ],
  hall: 'old-and-new',
};
