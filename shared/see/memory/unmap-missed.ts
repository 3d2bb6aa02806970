import type { MachineEntry } from '../machine/entry.ts';
import { believedFrame, foundFrame, realFrame } from '../machine/memory-figures.ts';
import { at } from '../machine/moments.ts';

/** Page 20 of the remapper's program, and where it reads it, again and again. */
const [PAGE, READ] = [20, 0x401];

/** Lazy shadow tables of a hypervisor that does not listen when the guest takes a mapping back. */
export const unmapMissed: MachineEntry = {
  id: 'unmap-missed',
  group: 'memory',
  machine: { guest: 'remapper', technique: 'trapAndEmulate', flavour: 'mainframe', paging: 'lazyShadowUnmapMissed' },
  stop: { side: 'before', of: at(READ), nth: 2 },
  end: { side: 'after', of: at(READ), nth: 2 },
  views: ['twoMaps', 'faults'],
  figures: [believedFrame(PAGE), realFrame(PAGE), foundFrame(PAGE)],
  asks: { kind: 'number', of: 'foundFrame', choices: [46, 51] },
  levers: [
    { id: 'listens', change: (machine) => ({ ...machine, paging: 'lazyShadow' }) },
    { id: 'protected', change: (machine) => ({ ...machine, paging: 'shadow' }) },
  ],
  rules: ['MAC-12', 'MAC-6'],
  papers: [
    'K. Adams, O. Agesen, A Comparison of Software and Hardware Techniques for x86 Virtualization, ASPLOS 2006 (unverified)',
  ],
  covers: ['C099'],
  lectures: [{ text: 'S1', section: 'Shadow page table' }],
};
