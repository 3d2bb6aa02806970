import type { MachineEntry } from '../machine/entry.ts';
import { instructionCycles, walkCycles } from '../machine/memory-figures.ts';
import { at } from '../machine/moments.ts';

/** A program that uses more pages than the processor remembers walks of, on tables that never change. */
export const tlbMisses: MachineEntry = {
  id: 'tlb-misses',
  group: 'memory',
  machine: { guest: 'pageWalker', technique: 'hardwareAssist', flavour: 'x86withVt', paging: 'nested' },
  stop: { side: 'before', of: at(0x402), nth: 17 },
  views: ['twoMaps'],
  figures: [walkCycles, instructionCycles],
  asks: { kind: 'number', of: 'walkCycles', choices: [2_000, 20_000, 80_000] },
  levers: [
    { id: 'shadow', change: (machine) => ({ ...machine, paging: 'shadow' }) },
    { id: 'fewPages', change: (machine) => ({ ...machine, guest: 'systemCalls' }) },
  ],
  rules: ['MAC-14', 'MAC-15'],
  papers: [
    'R. Bhargava, B. Serebrin, F. Spadini, S. Manne, Accelerating Two-Dimensional Page Walks for Virtualized Systems, ASPLOS 2008 (unverified)',
  ],
  covers: ['C098'],
  lectures: [{ text: 'S4', section: 'Memory Virtualisation' }],
};
