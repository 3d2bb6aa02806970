import type { MachineEntry } from '../machine/entry.ts';
import { blocksTranslated } from '../machine/figures.ts';

/** A kernel is translated block by block, once; what was translated is found again. */
export const translationCache: MachineEntry = {
  id: 'translation-cache',
  group: 'cpu',
  machine: { guest: 'interruptToggler', technique: 'binaryTranslation', flavour: 'x86of1998' },
  stop: {
    side: 'before',
    of: ({ events }) => events.some((event) => event.type === 'blockTranslated' && event.rewritten > 2),
    nth: 2,
  },
  views: ['listing', 'cache', 'rings', 'counts'],
  figures: [blocksTranslated],
  asks: { kind: 'number', of: 'blocksTranslated', choices: [9, 90, 900] },
  levers: [
    { id: 'small', change: (machine) => ({ ...machine, cacheInstructions: 8 }) },
    { id: 'programs', change: (machine) => ({ ...machine, translatesPrograms: true }) },
  ],
  rules: ['MAC-9'],
  papers: ['K. Adams, O. Agesen, A Comparison of Software and Hardware Techniques for x86 Virtualization, ASPLOS 2006'],
  covers: ['C048', 'C047'],
  lectures: [
    { text: 'S1', section: 'Hypervisor type 1, before/without VT' },
    { text: 'S4', section: 'Full Virtualization mit Binary Translation' },
  ],
  hall: 'old-and-new',
};
