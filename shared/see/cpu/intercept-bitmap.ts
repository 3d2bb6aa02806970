import type { MachineEntry } from '../machine/entry.ts';
import { exits } from '../machine/figures.ts';

/** The bitmap says which instructions exit. An early hypervisor wants to hear of CLI, STI and POPF too. */
export const interceptBitmap: MachineEntry = {
  id: 'intercept-bitmap',
  group: 'cpu',
  machine: { guest: 'interruptToggler', technique: 'hardwareAssist', flavour: 'x86withVt' },
  stop: { side: 'before', of: ({ mnemonic }) => mnemonic === 'SYSCALL' },
  end: { side: 'before', of: ({ mnemonic }) => mnemonic === 'SYSCALL', nth: 2 },
  views: ['vmcs', 'rings', 'listing', 'counts'],
  figures: [exits],
  asks: { kind: 'number', of: 'exits', choices: [13, 63, 400] },
  levers: [
    { id: 'fewer', change: (machine) => ({ ...machine, intercepts: ['IN', 'OUT', 'HLT', 'LRA', 'MOVCR3', 'INVLPG'] }) },
    {
      id: 'more',
      change: (machine) => ({
        ...machine,
        intercepts: ['IN', 'OUT', 'HLT', 'LRA', 'MOVCR3', 'INVLPG', 'CLI', 'STI', 'POPF', 'PUSHF'],
      }),
    },
  ],
  rules: ['MAC-11', 'MAC-15'],
  papers: [
    'O. Agesen et al., Software Techniques for Avoiding Hardware Virtualization Exits, USENIX ATC 2012, Table 1',
  ],
  covers: ['C042'],
  lectures: [{ text: 'S1', section: 'This has been taken into account since 2005' }],
};
