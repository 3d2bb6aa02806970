import type { MachineEntry } from '../machine/entry.ts';
import { directShare } from '../machine/figures.ts';

/** A program that only reads: under binary translation it runs directly, only its kernel is translated. */
export const userCodeDirect: MachineEntry = {
  id: 'user-code-direct',
  group: 'cpu',
  machine: { guest: 'pageWalker', technique: 'binaryTranslation', flavour: 'x86of1998' },
  stop: { side: 'before', of: ({ ring }) => ring === 3 },
  end: { side: 'after', of: ({ ring }) => ring === 3, nth: 300 },
  views: ['rings', 'listing', 'counts', 'cache'],
  figures: [directShare],
  asks: { kind: 'number', of: 'directShare', choices: [0.05, 0.5, 0.98] },
  levers: [
    { id: 'programs', change: (machine) => ({ ...machine, translatesPrograms: true }) },
    { id: 'interpreter', change: (machine) => ({ ...machine, technique: 'interpretation' }) },
  ],
  rules: ['MAC-9', 'MAC-8'],
  papers: [
    'G. J. Popek, R. P. Goldberg, Formal Requirements for Virtualizable Third Generation Architectures, CACM 17(7), 1974',
    'K. Adams, O. Agesen, A Comparison of Software and Hardware Techniques for x86 Virtualization, ASPLOS 2006',
  ],
  covers: ['C037', 'C047'],
  lectures: [
    { text: 'S4', section: 'Full Virtualization mit Binary Translation' },
    { text: 'S4', section: 'Formale Definition eines Hypervisors' },
  ],
};
