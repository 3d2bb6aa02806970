import { cyclesPerRound } from '#shared/machine/trial/measures.ts';
import type { MachineEntry } from '../machine/entry.ts';

/** A kernel switches interrupts off for three instructions, all the time: an exit each time, or an `if`. */
export const cliOrExit: MachineEntry = {
  id: 'cli-or-exit',
  group: 'cpu',
  machine: { guest: 'interruptToggler', technique: 'hardwareAssist', flavour: 'x86withVt' },
  stop: { side: 'before', of: ({ mnemonic }) => mnemonic === 'CLI', nth: 2 },
  end: { side: 'after', of: ({ mnemonic }) => mnemonic === 'POPF', nth: 3 },
  views: ['rings', 'listing', 'counts', 'vmcs'],
  figures: [],
  asks: {
    kind: 'ways',
    of: ['binaryTranslation', 'earlyAssist', 'mainframe'],
    most: 'lowest',
    id: 'cyclesPerRound',
    measure: cyclesPerRound,
  },
  levers: [
    { id: 'calls', change: (machine) => ({ ...machine, guest: 'systemCalls' }) },
    { id: 'computes', change: (machine) => ({ ...machine, guest: 'pageWalker' }) },
  ],
  rules: ['MAC-15', 'MAC-11'],
  papers: [
    'K. Adams, O. Agesen, A Comparison of Software and Hardware Techniques for x86 Virtualization, ASPLOS 2006',
    'O. Agesen et al., Software Techniques for Avoiding Hardware Virtualization Exits, USENIX ATC 2012, Table 1',
  ],
  covers: ['C049', 'C051'],
  lectures: [{ text: 'S1', section: 'The cost of virtualization' }],
  hall: 'old-and-new',
};
