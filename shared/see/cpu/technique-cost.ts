import type { Technique, Workload } from '#shared/sim/kernel/codes/index.ts';
import type { Figure, Setting, WorldEntry } from '../entry.ts';
import { withHosts, withVms } from '../levers.ts';
import { aSetting } from '../setting.ts';

const SHOWN = [
  'hardwareAssist',
  'paravirtual',
  'binaryTranslation',
  'emulator',
] as const satisfies readonly Technique[];
const LOAD = 15;

/** The same guest four times, each run by another technique: what a unit of its work costs. */
export const techniqueCost: WorldEntry = {
  id: 'technique-cost',
  group: 'cpu',
  setting: aSetting({
    id: 'technique-cost',
    groups: SHOWN.map((technique) => ({ on: [0], vm: { technique, workload: 'build' as const }, load: LOAD })),
    host: { generation: 'prescott' },
    stopS: 2,
    endS: 60,
  }),
  figures: SHOWN.map(workFactor),
  chart: SHOWN.map((technique) => `work.${technique}`),
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
  asks: { kind: 'which', of: SHOWN.map((technique) => `work.${technique}`), most: 'lowest' },
  levers: [
    { id: 'batch', change: (setting) => withWorkload(setting, 'batch') },
    { id: 'newCpu', change: (setting) => withHosts(setting, { generation: 'sandyBridge' }) },
  ],
  rules: ['TEC-1', 'TEC-3', 'TEC-5', 'TEC-8'],
  papers: [
    'P. Barham et al., Xen and the Art of Virtualization, SOSP 2003, Tables 3–5',
    'K. Adams, O. Agesen, A Comparison of Software and Hardware Techniques for x86 Virtualization, ASPLOS 2006',
  ],
  covers: ['C035', 'C047', 'C052', 'C055', 'C057'],
  lectures: [
    { text: 'S4', section: 'Binary Translation Overhead' },
    { text: 'S3', section: '23.1 Virtualization' },
    { text: 'S2', section: 'Virtualization Landscape' },
    { text: 'S0', section: 'Two Approaches To Virtualizing A CPU' },
  ],
  hall: 'old-and-new',
};

function workFactor(technique: Technique, vm: number): Figure {
  return { id: `work.${technique}`, unit: 'times', read: ({ vms }) => vms.taxFactor[vm] ?? 0 };
}

function withWorkload(setting: Setting, workload: Workload): Setting {
  return withVms(setting, { workload });
}
