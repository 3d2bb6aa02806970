import type { MachineEntry } from '../machine/entry.ts';
import { walkCycles, walkEntries } from '../machine/memory-figures.ts';
import { at } from '../machine/moments.ts';

/** Where the page walker reads a word of the next page. */
const READ = 0x402;
/** By then all of its pages have been used once. */
const LATER = 20;

/** The processor looks up the guest's tables, and for each of them and the frame itself the hypervisor's. */
export const nestedWalk: MachineEntry = {
  id: 'nested-walk',
  group: 'memory',
  machine: { guest: 'pageWalker', technique: 'hardwareAssist', flavour: 'x86withVt', paging: 'nested' },
  stop: { side: 'before', of: at(READ), nth: LATER },
  end: { side: 'after', of: at(READ), nth: LATER },
  views: ['twoMaps'],
  figures: [walkEntries, walkCycles],
  asks: { kind: 'number', of: 'walkEntries', choices: [2, 4, 8, 24] },
  levers: [
    { id: 'shadow', change: (machine) => ({ ...machine, paging: 'shadow' }) },
    { id: 'bare', change: ({ paging: _, ...machine }) => ({ ...machine, technique: 'bare' }) },
  ],
  rules: ['MAC-14'],
  papers: [
    'R. Bhargava, B. Serebrin, F. Spadini, S. Manne, Accelerating Two-Dimensional Page Walks for Virtualized Systems, ASPLOS 2008 (unverified)',
  ],
  covers: ['C098'],
  lectures: [{ text: 'S4', section: 'Memory Virtualisation' }],
};
