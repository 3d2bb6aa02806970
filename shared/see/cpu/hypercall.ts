import type { MachineEntry } from '../machine/entry.ts';

/** A ported kernel does not try what is sensitive: it asks. */
export const hypercall: MachineEntry = {
  id: 'hypercall',
  group: 'cpu',
  machine: { guest: 'consoleWriter', technique: 'paravirtual', flavour: 'x86of1998' },
  stop: {
    side: 'before',
    of: ({ mnemonic, events }) =>
      mnemonic === 'OUT' || events.some((event) => event.type === 'called' && event.hypercall === 'put'),
  },
  views: ['rings', 'listing', 'counts', 'trapPath'],
  figures: [],
  asks: { kind: 'next', choices: ['ran', 'emulated', 'rewritten', 'called'] },
  levers: [
    { id: 'translated', change: (machine) => ({ ...machine, technique: 'binaryTranslation' }) },
    { id: 'trap', change: (machine) => ({ ...machine, technique: 'trapAndEmulate', flavour: 'mainframe' }) },
  ],
  rules: ['MAC-10'],
  papers: [
    'P. Barham et al., Xen and the Art of Virtualization, SOSP 2003, §3.2',
    'C. Dall et al., ARM Virtualization: Performance and Architectural Implications, ISCA 2016, Table II',
  ],
  covers: ['C052'],
  lectures: [{ text: 'S4', section: 'OS Unterstützte (Para) Virtualisierung' }],
  hall: 'old-and-new',
};
