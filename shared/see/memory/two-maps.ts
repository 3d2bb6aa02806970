import type { MachineEntry } from '../machine/entry.ts';
import { believedFrame, realFrame } from '../machine/memory-figures.ts';
import { at } from '../machine/moments.ts';

/** Page 20 of the remapper's program, and its first read. */
const [PAGE, READ] = [20, 0x401];

/** A page leads to what the guest takes for a frame, and that frame is somewhere else. */
export const twoMaps: MachineEntry = {
  id: 'two-maps',
  group: 'memory',
  machine: { guest: 'remapper', technique: 'trapAndEmulate', flavour: 'mainframe' },
  stop: { side: 'before', of: at(READ) },
  end: { side: 'after', of: at(READ) },
  views: ['twoMaps', 'faults'],
  figures: [believedFrame(PAGE), realFrame(PAGE)],
  asks: { kind: 'number', of: 'realFrame', choices: [20, 25, 51] },
  levers: [
    { id: 'bare', change: (machine) => ({ ...machine, technique: 'bare' }) },
    { id: 'taken', change: (machine) => ({ ...machine, takes: [{ step: 2, frame: 20 }] }) },
  ],
  rules: ['MAC-12'],
  papers: [
    'K. Adams, O. Agesen, A Comparison of Software and Hardware Techniques for x86 Virtualization, ASPLOS 2006 (unverified)',
  ],
  covers: ['C098'],
  lectures: [
    { text: 'S1', section: 'Why do we need to virtualize memory too?' },
    { text: 'S4', section: 'Memory Virtualisation' },
  ],
};
