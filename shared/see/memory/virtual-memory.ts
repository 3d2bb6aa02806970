import type { MachineEntry } from '../machine/entry.ts';
import { cycles, pagerFaults } from '../machine/memory-figures.ts';
import { takesTrap } from '../machine/moments.ts';

/** Four pages on two frames and a disk, without any hypervisor: virtual memory came first. */
export const virtualMemory: MachineEntry = {
  id: 'virtual-memory',
  group: 'memory',
  machine: { guest: 'pager', technique: 'bare', flavour: 'mainframe' },
  stop: { side: 'before', of: takesTrap('pageFault') },
  views: ['twoMaps'],
  figures: [pagerFaults, cycles],
  asks: { kind: 'number', of: 'pagerFaults', choices: [2, 4, 8, 16] },
  levers: [{ id: 'roomy', change: (machine) => ({ ...machine, guest: 'roomyPager' }) }],
  rules: ['MAC-16'],
  papers: [
    'T. Kilburn, D. B. G. Edwards, M. J. Lanigan, F. H. Sumner, One-Level Storage System, IRE Transactions on Electronic Computers EC-11(2), 1962 (unverified)',
  ],
  covers: ['C002'],
  lectures: [{ text: 'S0', section: 'Virtualization' }],
};
