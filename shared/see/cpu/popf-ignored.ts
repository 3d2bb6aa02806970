import type { MachineEntry } from '../machine/entry.ts';

/** POPF is to switch interrupts on, in a kernel that has been moved to ring 1 of a processor of 1998. */
export const popfIgnored: MachineEntry = {
  id: 'popf-ignored',
  group: 'cpu',
  machine: { guest: 'whoAmI', technique: 'trapAndEmulate', flavour: 'x86of1998' },
  stop: { side: 'before', of: ({ mnemonic }) => mnemonic === 'POPF' },
  views: ['rings', 'listing', 'processor', 'verdict'],
  figures: [],
  asks: { kind: 'next', choices: ['ran', 'emulated', 'ignored', 'stopped'] },
  levers: [
    { id: 'privileged', change: (machine) => ({ ...machine, privileged: ['POPF'] }) },
    { id: 'mainframe', change: (machine) => ({ ...machine, flavour: 'mainframe' }) },
    { id: 'translated', change: (machine) => ({ ...machine, technique: 'binaryTranslation' }) },
  ],
  rules: ['MAC-4', 'MAC-2', 'MAC-6'],
  papers: [
    'G. J. Popek, R. P. Goldberg, Formal Requirements for Virtualizable Third Generation Architectures, CACM 17(7), 1974, Theorem 1',
  ],
  covers: ['C031', 'C044'],
  lectures: [{ text: 'S4', section: 'x86 ISA Stealth Instructions' }],
  hall: 'old-and-new',
};
