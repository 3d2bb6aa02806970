import type { MachineEntry } from '../machine/entry.ts';
import { faultsOf } from '../machine/memory-figures.ts';
import { meetsFault } from '../machine/moments.ts';

/** Many page faults, and of few of them the guest ever hears. */
export const whoseFault: MachineEntry = {
  id: 'whose-fault',
  group: 'memory',
  machine: {
    guest: 'remapper',
    technique: 'trapAndEmulate',
    flavour: 'mainframe',
    paging: 'shadow',
    takes: [{ step: 5, frame: 20 }],
  },
  stop: { side: 'before', of: meetsFault('taken') },
  views: ['faults', 'twoMaps'],
  figures: [faultsOf('guest'), faultsOf('hidden'), faultsOf('taken'), faultsOf('watched')],
  asks: { kind: 'number', of: 'faults.guest', choices: [0, 1, 3, 9] },
  levers: [
    { id: 'unmapMissed', change: (machine) => ({ ...machine, paging: 'lazyShadowUnmapMissed' }) },
    { id: 'forker', change: (machine) => ({ ...machine, guest: 'forker' }) },
  ],
  rules: ['MAC-13', 'MAC-12'],
  papers: [
    'K. Adams, O. Agesen, A Comparison of Software and Hardware Techniques for x86 Virtualization, ASPLOS 2006 (unverified)',
  ],
  covers: ['C100'],
  lectures: [{ text: 'S1', section: 'Page faults' }],
};
