import { cyclesPerRound } from '#shared/machine/trial/measures.ts';
import type { MachineEntry } from '../machine/entry.ts';
import { cycles, faultsOf } from '../machine/memory-figures.ts';
import { meetsFault } from '../machine/moments.ts';

/** A kernel that forks again and again, under shadow tables and under nested paging. */
export const tablesThatChange: MachineEntry = {
  id: 'tables-that-change',
  group: 'memory',
  machine: { guest: 'forker', technique: 'hardwareAssist', flavour: 'x86withVt', paging: 'nested' },
  stop: { side: 'before', of: meetsFault('hidden'), nth: 8 },
  views: ['twoMaps', 'faults'],
  figures: [cycles, faultsOf('hidden')],
  asks: {
    kind: 'ways',
    of: ['mainframe', 'earlyAssist', 'laterAssist', 'nestedPaging'],
    most: 'lowest',
    id: 'cyclesPerRound',
    measure: cyclesPerRound,
  },
  levers: [{ id: 'walker', change: (machine) => ({ ...machine, guest: 'pageWalker' }) }],
  rules: ['MAC-15', 'MAC-14', 'MAC-12'],
  papers: [
    'O. Agesen, J. Mattson, R. Rugina, J. Sheldon, Software Techniques for Avoiding Hardware Virtualization Exits, USENIX ATC 2012, Table 1 (unverified)',
  ],
  covers: ['C099'],
  lectures: [{ text: 'S1', section: 'The cost of virtualization' }],
};
