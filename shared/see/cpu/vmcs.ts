import type { MachineEntry } from '../machine/entry.ts';

/** The timer speaks while a guest runs: its processor goes into the VMCS, and comes back out of it. */
export const vmcs: MachineEntry = {
  id: 'vmcs',
  group: 'cpu',
  machine: { guest: 'interruptToggler', technique: 'hardwareAssist', flavour: 'x86withVt' },
  stop: {
    side: 'before',
    of: ({ events }) => events.some((event) => event.type === 'delivered' && event.vector === 'timer'),
  },
  end: { side: 'after', of: ({ mnemonic }) => mnemonic === 'SYSRET', nth: 3 },
  views: ['vmcs', 'rings', 'processor', 'trapPath'],
  figures: [],
  asks: { kind: 'next', choices: ['taken', 'handedOver', 'ignored', 'waited'] },
  levers: [{ id: 'bare', change: (machine) => ({ ...machine, technique: 'bare' }) }],
  rules: ['MAC-11', 'MAC-6'],
  papers: [
    'O. Agesen et al., Software Techniques for Avoiding Hardware Virtualization Exits, USENIX ATC 2012, Table 1',
  ],
  covers: ['C043'],
  lectures: [{ text: 'S4', section: 'Wie löst Intel das Problem?' }],
};
