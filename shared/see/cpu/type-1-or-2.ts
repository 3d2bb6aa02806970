import type { MachineEntry } from '../machine/entry.ts';

/** Not where a hypervisor sits decides how it must run its guests, but the processor. */
export const typeOneOrTwo: MachineEntry = {
  id: 'type-1-or-2',
  group: 'cpu',
  machine: { guest: 'interruptToggler', technique: 'trapAndEmulate', flavour: 'x86of1998' },
  stop: { side: 'before', of: ({ mnemonic }) => mnemonic === 'POPF' },
  views: ['verdict', 'rings', 'listing', 'counts'],
  figures: [],
  asks: { kind: 'missed' },
  levers: [
    { id: 'translated', change: (machine) => ({ ...machine, technique: 'binaryTranslation' }) },
    { id: 'vt', change: (machine) => ({ ...machine, technique: 'hardwareAssist', flavour: 'x86withVt' }) },
    { id: 'mainframe', change: (machine) => ({ ...machine, flavour: 'mainframe' }) },
  ],
  rules: ['MAC-2', 'MAC-6'],
  papers: [
    'G. J. Popek, R. P. Goldberg, Formal Requirements for Virtualizable Third Generation Architectures, CACM 17(7), 1974, Theorem 1',
  ],
  covers: ['C070', 'C032'],
  lectures: [{ text: 'S3', section: '23.2 Hypervisors' }],
  hall: 'old-and-new',
};
