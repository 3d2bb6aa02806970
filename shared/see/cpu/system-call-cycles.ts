import { cyclesPerRound } from '#shared/machine/trial/measures.ts';
import type { MachineEntry } from '../machine/entry.ts';

/** One system call under each technique: 242 cycles on the machine itself, 2308 translated. */
export const systemCallCycles: MachineEntry = {
  id: 'system-call-cycles',
  group: 'cpu',
  machine: { guest: 'systemCalls', technique: 'binaryTranslation', flavour: 'x86of1998' },
  stop: { side: 'before', of: ({ mnemonic }) => mnemonic === 'SYSCALL', nth: 3 },
  end: { side: 'after', of: ({ mnemonic }) => mnemonic === 'SYSRET', nth: 4 },
  views: ['rings', 'listing', 'counts', 'trapPath'],
  figures: [],
  asks: {
    kind: 'ways',
    of: ['bare', 'binaryTranslation', 'paravirtual', 'nestedPaging'],
    most: 'highest',
    id: 'cyclesPerRound',
    measure: cyclesPerRound,
  },
  levers: [
    { id: 'toggler', change: (machine) => ({ ...machine, guest: 'interruptToggler' }) },
    { id: 'forker', change: (machine) => ({ ...machine, guest: 'forker' }) },
  ],
  rules: ['MAC-15', 'MAC-9'],
  papers: [
    'Lecture notes “HW Virtualisierung”, Hochschule Luzern',
    'P. Barham et al., Xen and the Art of Virtualization, SOSP 2003, §3.2',
  ],
  covers: ['C050'],
  lectures: [{ text: 'S4', section: 'Binary Translation Overhead' }],
  hall: 'old-and-new',
};
