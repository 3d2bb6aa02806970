import { PAGER_FAULTS } from '#shared/machine/guests/pager.ts';
import { readPhysical } from '#shared/machine/hardware/access.ts';
import { memoryMap } from '#shared/machine/trial/memory-map.ts';
import { lastPage, walkOf } from '#shared/machine/trial/walk.ts';
import type { FaultKind } from '#shared/machine/vmm/events.ts';
import type { Run } from '#shared/machine/vmm/run.ts';
import type { MachineFigure } from './entry.ts';

/** Faults of a kind that the hypervisor has met. */
export function faultsOf(kind: FaultKind): MachineFigure {
  return { id: `faults.${kind}`, unit: 'count', read: ({ counts }) => counts.faults[kind] };
}

/** Page faults that the pager's kernel has counted itself. */
export const pagerFaults: MachineFigure = {
  id: 'pagerFaults',
  unit: 'count',
  read: ({ guest }) => readPhysical(guest, PAGER_FAULTS),
};

/** The frame that the guest's own table has for a page; −1 for none. */
export function believedFrame(page: number): MachineFigure {
  return { id: 'believedFrame', unit: 'frame', read: (run) => mapped(run, page)?.guest?.frame ?? -1 };
}

/** Where that frame really is. */
export function realFrame(page: number): MachineFigure {
  return { id: 'realFrame', unit: 'frame', read: (run) => mapped(run, page)?.machineFrame ?? -1 };
}

/** The frame of the machine that the processor finds for a page; −1 if it finds none. */
export function foundFrame(page: number): MachineFigure {
  return { id: 'foundFrame', unit: 'frame', read: (run) => walkOf(run, page).machineFrame ?? -1 };
}

/** Entries of tables in a walk to the page of the last access. */
export const walkEntries: MachineFigure = {
  id: 'walkEntries',
  unit: 'count',
  read: (run) => walkOf(run, lastPage(run) ?? 0).references.length,
};

/** Cycles so far: in all, of the guest's own instructions, of page walks. */
export const cycles: MachineFigure = { id: 'cycles', unit: 'cycles', read: ({ counts }) => counts.cycles };
export const instructionCycles: MachineFigure = {
  id: 'instructionCycles',
  unit: 'cycles',
  read: ({ counts }) => counts.native.instructions,
};
export const walkCycles: MachineFigure = {
  id: 'walkCycles',
  unit: 'cycles',
  read: ({ counts }) => counts.native.walks,
};

function mapped(run: Run, page: number) {
  return memoryMap(run).find((one) => one.page === page);
}
