import type { MachineEntry } from '../machine/entry.ts';

/** A kernel asks at start-up which devices there are. The hypervisor answers. */
export const devicesReported: MachineEntry = {
  id: 'devices-reported',
  group: 'io',
  machine: { guest: 'deviceProber', technique: 'hardwareAssist', flavour: 'x86withVt' },
  stop: { side: 'before', of: ({ mnemonic }) => mnemonic === 'IN' },
  views: ['devices', 'rings', 'listing', 'trapPath'],
  figures: [],
  asks: { kind: 'next', choices: ['ran', 'exited', 'ignored', 'stopped'] },
  levers: [
    { id: 'bare', change: (machine) => ({ ...machine, technique: 'bare' }) },
    { id: 'translated', change: (machine) => ({ ...machine, technique: 'binaryTranslation' }) },
  ],
  rules: ['MAC-7', 'MAC-15'],
  papers: ['K. Adams, O. Agesen, A Comparison of Software and Hardware Techniques for x86 Virtualization, ASPLOS 2006'],
  covers: ['C115', 'C114'],
  lectures: [{ text: 'S1', section: 'I/O virtualization' }],
};
