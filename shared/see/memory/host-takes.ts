import type { MachineEntry, MachineSetting } from '../machine/entry.ts';
import { cycles, faultsOf } from '../machine/memory-figures.ts';
import { takesFrame } from '../machine/moments.ts';

/** The host takes some frames of the guest before the step of that number. */
function taking(step: number, frames: readonly number[]): NonNullable<MachineSetting['takes']> {
  return frames.map((frame) => ({ step, frame }));
}

/** After the first read of page 20; frame 3 has the kernel's words, frame 20 the page, frame 22 a page that nobody uses. */
const STEP = 12;

/** The host needs memory and takes three frames, blindly: some will be missed. */
export const hostTakes: MachineEntry = {
  id: 'host-takes',
  group: 'memory',
  machine: {
    guest: 'remapper',
    technique: 'trapAndEmulate',
    flavour: 'mainframe',
    paging: 'shadow',
    takes: taking(STEP, [3, 16, 22]),
  },
  stop: { side: 'after', of: takesFrame },
  views: ['twoMaps', 'faults'],
  figures: [faultsOf('taken'), faultsOf('guest'), cycles],
  asks: { kind: 'number', of: 'faults.taken', choices: [0, 2, 3] },
  levers: [
    { id: 'idle', change: (machine) => ({ ...machine, takes: taking(STEP, [21, 22, 23]) }) },
    { id: 'busy', change: (machine) => ({ ...machine, takes: taking(STEP, [0, 2, 3, 16]) }) },
  ],
  rules: ['MAC-13', 'MEM-9'],
  papers: ['C. A. Waldspurger, Memory Resource Management in VMware ESX Server, OSDI 2002, §3'],
  covers: ['C100', 'C111'],
  lectures: [
    { text: 'S1', section: 'Reclaiming memory' },
    { text: 'S1', section: 'Page faults' },
  ],
};
