import type { Work } from './costs.ts';
import type { FaultKind, Means } from './events.ts';

/** What a run has cost, and on what. */
export interface Counts {
  /** Steps that the guest saw: instructions, interrupts, waiting. */
  steps: number;
  cycles: number;
  /** Cycles of the guest's own instructions, of its traps and of page walks. */
  readonly native: { instructions: number; traps: number; walks: number };
  /** Cycles of the hypervisor, by work. */
  readonly work: { [W in Work]?: number };
  /** Times that the hypervisor got control from the hardware, by reason. */
  readonly exits: { [reason: string]: number };
  /** Instructions completed, by who carried them out. */
  readonly means: { [M in Means]: number };
  /** Innocuous instructions, and how many of them the processor executed itself. */
  readonly innocuous: { all: number; byProcessor: number };
  /** Blocks of translated code: made, found in the cache, thrown out. */
  readonly blocks: { translated: number; found: number; dropped: number };
  /** Faults by whose they were. */
  readonly faults: { [F in FaultKind]: number };
  /** Sensitive unprivileged instructions whose effect was wrong, by mnemonic. */
  readonly holes: { [mnemonic: string]: number };
  /** How often one of them changed the real machine. */
  escapes: number;
}

export function createCounts(): Counts {
  return {
    steps: 0,
    cycles: 0,
    native: { instructions: 0, traps: 0, walks: 0 },
    work: {},
    exits: {},
    means: { direct: 0, translated: 0, rewritten: 0, emulated: 0, interpreted: 0 },
    innocuous: { all: 0, byProcessor: 0 },
    blocks: { translated: 0, found: 0, dropped: 0 },
    faults: { hidden: 0, taken: 0, guest: 0, watched: 0 },
    holes: {},
    escapes: 0,
  };
}
