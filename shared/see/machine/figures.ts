import type { Run } from '#shared/machine/vmm/run.ts';
import type { MachineFigure } from './entry.ts';

/** Figures that entries ask about. */

/** Cycles of the guest's own instructions, for each step of it: without what the hypervisor does beside. */
export const ownCyclesPerStep: MachineFigure = {
  id: 'ownCyclesPerStep',
  unit: 'cycles',
  read: ({ counts }) => (counts.steps === 0 ? 0 : counts.native.instructions / counts.steps),
};

/** Times that the hypervisor has got control from the hardware, whatever the reason. */
export const exits: MachineFigure = { id: 'exits', unit: 'count', read: ({ counts }) => sumOf(counts.exits) };

export const blocksTranslated: MachineFigure = {
  id: 'blocksTranslated',
  unit: 'count',
  read: ({ counts }) => counts.blocks.translated,
};

export const blocksDropped: MachineFigure = {
  id: 'blocksDropped',
  unit: 'count',
  read: ({ counts }) => counts.blocks.dropped,
};

/** Share of all instructions that the processor executed from the guest's own memory. */
export const directShare: MachineFigure = {
  id: 'directShare',
  unit: 'share',
  read: ({ counts }) => counts.means.direct / Math.max(1, sumOf({ ...counts.means })),
};

/** Where the real processor finds its trap table: its own, whatever the guest has loaded into the one that it believes in. */
export const realTrapTable: MachineFigure = {
  id: 'realTrapTable',
  unit: 'address',
  read: ({ host }: Run) => host.cpu.trapTable,
};

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
