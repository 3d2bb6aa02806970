import type { MachineEntry } from '../machine/entry.ts';

/** A program asks its kernel for something: the processor changes its mode, and nothing else may. */
export const twoModes: MachineEntry = {
  id: 'two-modes',
  group: 'definition',
  machine: { guest: 'consoleWriter', technique: 'bare', flavour: 'mainframe' },
  stop: { side: 'before', of: ({ mnemonic }) => mnemonic === 'SYSCALL' },
  views: ['rings', 'listing', 'processor', 'trapPath'],
  figures: [],
  asks: { kind: 'next', choices: ['ran', 'taken', 'handedOver', 'stopped'] },
  levers: [{ id: 'hypervisor', change: (machine) => ({ ...machine, technique: 'trapAndEmulate' }) }],
  rules: ['MAC-3', 'MAC-1'],
  papers: [
    'G. J. Popek, R. P. Goldberg, Formal Requirements for Virtualizable Third Generation Architectures, CACM 17(7), 1974',
  ],
  covers: ['C033'],
  lectures: [{ text: 'S4', section: 'Instruktionsklassifikation' }],
};
