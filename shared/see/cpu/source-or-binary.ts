import type { MachineEntry } from '../machine/entry.ts';
import { exits } from '../machine/figures.ts';

/** Interrupts off and on, in the source of a ported kernel: a word in memory, no call at all. */
export const sourceOrBinary: MachineEntry = {
  id: 'source-or-binary',
  group: 'cpu',
  machine: { guest: 'interruptToggler', technique: 'paravirtual', flavour: 'x86of1998' },
  stop: { side: 'before', of: ({ ring, events }) => ring === 3 && events.some(({ type }) => type === 'delivered') },
  end: { side: 'after', of: ({ ring }) => ring === 3, nth: 6 },
  views: ['listing', 'rings', 'counts', 'devices'],
  figures: [exits],
  asks: { kind: 'number', of: 'exits', choices: [17, 67, 400] },
  levers: [
    { id: 'trap', change: (machine) => ({ ...machine, technique: 'trapAndEmulate', flavour: 'mainframe' }) },
    { id: 'translated', change: (machine) => ({ ...machine, technique: 'binaryTranslation' }) },
  ],
  rules: ['MAC-10', 'MAC-9'],
  papers: ['P. Barham et al., Xen and the Art of Virtualization, SOSP 2003, §3.2'],
  covers: ['C053'],
  lectures: [{ text: 'S4', section: 'Para Virtualisierung (cont.)' }],
};
