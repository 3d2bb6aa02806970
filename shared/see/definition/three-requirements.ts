import type { MachineEntry } from '../machine/entry.ts';

/** Popek and Goldberg ask three things of a hypervisor; here a guest that writes a line meets all, or not. */
export const threeRequirements: MachineEntry = {
  id: 'three-requirements',
  group: 'definition',
  machine: { guest: 'consoleWriter', technique: 'trapAndEmulate', flavour: 'mainframe' },
  stop: { side: 'before', of: ({ mnemonic }) => mnemonic === 'OUT' },
  views: ['rings', 'listing', 'trapPath', 'devices', 'counts', 'verdict'],
  figures: [],
  asks: { kind: 'missed' },
  levers: [
    { id: 'interpreter', change: (machine) => ({ ...machine, technique: 'interpretation' }) },
    { id: 'bare', change: (machine) => ({ ...machine, technique: 'bare' }) },
  ],
  rules: ['MAC-6', 'MAC-7', 'MAC-8'],
  papers: [
    'G. J. Popek, R. P. Goldberg, Formal Requirements for Virtualizable Third Generation Architectures, CACM 17(7), 1974, “Virtual machine concepts”',
  ],
  covers: ['C028', 'C029'],
  lectures: [
    { text: 'S4', section: 'Formale Definition eines Hypervisors' },
    { text: 'S4', section: 'Virtual Machine Monitor (VMM)' },
    { text: 'S1', section: 'Aside from “acting like a physical machine”, what are actually the requirements?' },
  ],
};
