import type { MachineEntry } from '../machine/entry.ts';

/** A program tries to switch the machine off. Rings are for that. */
export const ringsProtect: MachineEntry = {
  id: 'rings-protect',
  group: 'security',
  machine: { guest: 'intruder', technique: 'bare', flavour: 'x86of1998' },
  stop: {
    side: 'before',
    of: ({ events }) =>
      events.some((event) => event.type === 'stopped' || (event.type === 'delivered' && event.vector === 'protection')),
  },
  views: ['rings', 'listing', 'devices', 'trapPath'],
  figures: [],
  asks: { kind: 'next', choices: ['stopped', 'taken', 'ran', 'ignored'] },
  levers: [
    { id: 'kernel', change: (machine) => ({ ...machine, guest: 'shutdown' }) },
    { id: 'hypervisor', change: (machine) => ({ ...machine, technique: 'trapAndEmulate' }) },
  ],
  rules: ['MAC-1', 'MAC-7'],
  papers: [
    'G. J. Popek, R. P. Goldberg, Formal Requirements for Virtualizable Third Generation Architectures, CACM 17(7), 1974',
  ],
  covers: ['C136', 'C038'],
  lectures: [{ text: 'S0', section: 'Ring 0' }],
};
