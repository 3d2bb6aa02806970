import type { Technique } from '#shared/sim/kernel/codes/index.ts';
import type { WorldEntry } from '../entry.ts';
import { withHosts, withVms } from '../levers.ts';
import { aSetting } from '../setting.ts';

const SHOWN = ['hardwareAssist', 'binaryTranslation'] as const satisfies readonly Technique[];

/** A real-time kernel that switches interrupts off and on all the time: an exit each time, or an `if` in translated code. */
export const interruptToggler: WorldEntry = {
  id: 'interrupt-toggler',
  group: 'cpu',
  setting: aSetting({
    id: 'interrupt-toggler',
    groups: SHOWN.map((technique) => ({
      on: [0],
      vm: { technique, workload: 'rtos' as const, guest: 'rtos' as const, balloonDriver: false },
      load: 60,
    })),
    host: { cores: 4, generation: 'merom' },
    stopS: 2,
    endS: 40,
  }),
  figures: [
    { id: 'work.hardwareAssist', unit: 'times', read: ({ vms }) => vms.taxFactor[0] ?? 0 },
    { id: 'work.binaryTranslation', unit: 'times', read: ({ vms }) => vms.taxFactor[1] ?? 0 },
  ],
  chart: ['work.hardwareAssist', 'work.binaryTranslation'],
  bars: SHOWN.map((technique, vm) => ({
    name: `technique.${technique}`,
    parts: [
      { id: 'nativeWork', unit: 'mhz' as const, read: ({ vms }) => (vms.gotMhz[vm] ?? 0) / (vms.taxFactor[vm] || 1) },
      {
        id: 'taxWork',
        unit: 'mhz' as const,
        read: ({ vms }) => (vms.gotMhz[vm] ?? 0) * (1 - 1 / (vms.taxFactor[vm] || 1)),
      },
    ],
  })),
  asks: { kind: 'which', of: ['work.hardwareAssist', 'work.binaryTranslation'], most: 'lowest' },
  levers: [
    { id: 'newCpu', change: (setting) => withHosts(setting, { generation: 'sandyBridge' }) },
    { id: 'web', change: (setting) => withVms(setting, { workload: 'web' }) },
  ],
  rules: ['TEC-5', 'TEC-1'],
  papers: [
    'O. Agesen et al., Software Techniques for Avoiding Hardware Virtualization Exits, USENIX ATC 2012, Table 1',
    'K. Adams, O. Agesen, A Comparison of Software and Hardware Techniques for x86 Virtualization, ASPLOS 2006',
  ],
  covers: ['C049', 'C051'],
  lectures: [{ text: 'S1', section: 'The cost of virtualization' }],
  hall: 'old-and-new',
};
