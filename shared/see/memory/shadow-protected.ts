import type { MachineEntry } from '../machine/entry.ts';
import { cycles, faultsOf } from '../machine/memory-figures.ts';
import { meetsFault } from '../machine/moments.ts';

/** A kernel that forks edits its page tables; each write to one traps, because the hypervisor protects it. */
export const shadowProtected: MachineEntry = {
  id: 'shadow-protected',
  group: 'memory',
  machine: { guest: 'forker', technique: 'trapAndEmulate', flavour: 'mainframe', paging: 'shadow' },
  stop: { side: 'before', of: meetsFault('watched') },
  views: ['twoMaps', 'faults'],
  figures: [faultsOf('watched'), faultsOf('hidden'), cycles],
  asks: { kind: 'number', of: 'faults.watched', choices: [1, 4, 12, 64] },
  levers: [
    { id: 'lazy', change: (machine) => ({ ...machine, paging: 'lazyShadow' }) },
    {
      id: 'nested',
      change: (machine) => ({ ...machine, technique: 'hardwareAssist', flavour: 'x86withVt', paging: 'nested' }),
    },
  ],
  rules: ['MAC-12', 'MAC-13'],
  papers: [
    'K. Adams, O. Agesen, A Comparison of Software and Hardware Techniques for x86 Virtualization, ASPLOS 2006 (unverified)',
  ],
  covers: ['C099'],
  lectures: [{ text: 'S1', section: 'Shadow page table' }],
};
