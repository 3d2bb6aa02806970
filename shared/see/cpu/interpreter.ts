import type { MachineEntry } from '../machine/entry.ts';
import { ownCyclesPerStep } from '../machine/figures.ts';

/** An interpreter looks at each instruction: safe, faithful, and slow. */
export const interpreter: MachineEntry = {
  id: 'interpreter',
  group: 'cpu',
  machine: { guest: 'pageWalker', technique: 'interpretation', flavour: 'x86of1998' },
  stop: { side: 'before', of: ({ ring }) => ring === 3 },
  end: { side: 'after', of: ({ ring }) => ring === 3, nth: 1200 },
  views: ['rings', 'listing', 'counts', 'verdict'],
  figures: [ownCyclesPerStep],
  asks: { kind: 'number', of: 'ownCyclesPerStep', choices: [1, 5, 50, 500] },
  levers: [{ id: 'translated', change: (machine) => ({ ...machine, technique: 'binaryTranslation' }) }],
  rules: ['MAC-8', 'MAC-15'],
  papers: [
    'G. J. Popek, R. P. Goldberg, Formal Requirements for Virtualizable Third Generation Architectures, CACM 17(7), 1974',
  ],
  covers: ['C036'],
  lectures: [{ text: 'S1', section: 'Why can\'t we "just" use an interpreter?' }],
};
