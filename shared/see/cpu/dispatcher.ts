import type { MachineEntry } from '../machine/entry.ts';

/** A program does what only kernels may: the dispatcher finds out whose trap it is. */
export const dispatcher: MachineEntry = {
  id: 'dispatcher',
  group: 'cpu',
  machine: { guest: 'systemCalls', technique: 'trapAndEmulate', flavour: 'mainframe' },
  stop: {
    side: 'before',
    of: ({ ring, events }) =>
      ring === 3 && events.some((event) => event.type === 'delivered' && event.vector === 'protection'),
  },
  views: ['rings', 'trapPath', 'listing', 'counts'],
  figures: [],
  asks: { kind: 'next', choices: ['emulated', 'handedOver', 'ignored', 'stopped'] },
  levers: [
    { id: 'bare', change: (machine) => ({ ...machine, technique: 'bare' }) },
    { id: 'vt', change: (machine) => ({ ...machine, technique: 'hardwareAssist', flavour: 'x86withVt' }) },
  ],
  rules: ['MAC-5'],
  papers: [
    'G. J. Popek, R. P. Goldberg, Formal Requirements for Virtualizable Third Generation Architectures, CACM 17(7), 1974',
  ],
  covers: ['C030'],
  lectures: [{ text: 'S4', section: 'Virtual Machine Monitors (VMM)' }],
};
