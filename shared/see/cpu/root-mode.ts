import type { MachineEntry } from '../machine/entry.ts';

/** A kernel in ring 0 of non-root mode loads its page tables. */
export const rootMode: MachineEntry = {
  id: 'root-mode',
  group: 'cpu',
  machine: { guest: 'forker', technique: 'hardwareAssist', flavour: 'x86withVt' },
  stop: { side: 'before', of: ({ mnemonic }) => mnemonic === 'MOVCR3' },
  end: { side: 'after', of: ({ ring }) => ring === 3, nth: 8 },
  views: ['rings', 'vmcs', 'listing', 'trapPath'],
  figures: [],
  asks: { kind: 'next', choices: ['ran', 'exited', 'ignored', 'stopped'] },
  levers: [
    { id: 'nested', change: (machine) => ({ ...machine, paging: 'nested' }) },
    { id: 'before', change: (machine) => ({ ...machine, technique: 'trapAndEmulate', flavour: 'x86of1998' }) },
  ],
  rules: ['MAC-11'],
  papers: [
    'O. Agesen et al., Software Techniques for Avoiding Hardware Virtualization Exits, USENIX ATC 2012, Table 1',
  ],
  covers: ['C040', 'C041'],
  lectures: [
    { text: 'S4', section: 'Wie löst Intel das Problem?' },
    { text: 'S4', section: 'HW unterstützte Virtualisierung' },
    { text: 'S1', section: 'Hypervisor type 1, with VT' },
  ],
  hall: 'old-and-new',
};
