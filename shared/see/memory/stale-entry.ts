import type { MachineEntry } from '../machine/entry.ts';
import { believedFrame, foundFrame, realFrame } from '../machine/memory-figures.ts';
import { at } from '../machine/moments.ts';

/** Page 20, and where the remapper's kernel writes another entry for it. */
const [PAGE, WRITE] = [20, 0x0b];

/** Nobody watches the guest's tables: an entry changes, and the shadow still has the old one. */
export const staleEntry: MachineEntry = {
  id: 'stale-entry',
  group: 'memory',
  machine: { guest: 'remapper', technique: 'trapAndEmulate', flavour: 'mainframe', paging: 'lazyShadow' },
  stop: { side: 'before', of: at(WRITE) },
  end: { side: 'after', of: at(WRITE) },
  views: ['twoMaps'],
  figures: [believedFrame(PAGE), realFrame(PAGE), foundFrame(PAGE)],
  asks: { kind: 'number', of: 'foundFrame', choices: [20, 25, 46, 51] },
  levers: [
    { id: 'protected', change: (machine) => ({ ...machine, paging: 'shadow' }) },
    {
      id: 'nested',
      change: (machine) => ({ ...machine, technique: 'hardwareAssist', flavour: 'x86withVt', paging: 'nested' }),
    },
  ],
  rules: ['MAC-12'],
  papers: [
    'K. Adams, O. Agesen, A Comparison of Software and Hardware Techniques for x86 Virtualization, ASPLOS 2006 (unverified)',
  ],
  covers: ['C099'],
  lectures: [{ text: 'S1', section: 'Shadow page table' }],
};
