import type { IoPath } from '#shared/sim/kernel/codes/index.ts';
import type { WorldEntry } from '../entry.ts';
import { withHosts, withVms } from '../levers.ts';
import { aSetting } from '../setting.ts';

const PATHS = ['emulated', 'virtio', 'passthrough'] as const satisfies readonly IoPath[];

/** The same sender three times, each with another path to its network card. */
export const ioPaths: WorldEntry = {
  id: 'io-paths',
  group: 'io',
  setting: aSetting({
    id: 'io-paths',
    groups: PATHS.map((ioPath) => ({ on: [0], vm: { workload: 'sender' as const, ioPath, memMib: 1024 }, load: 10 })),
    host: { cores: 8, nicMbit: 40_000 },
    stopS: 2,
    endS: 30,
  }),
  figures: PATHS.map((path, vm) => ({
    id: `work.${path}`,
    unit: 'times' as const,
    read: ({ vms }) => vms.taxFactor[vm] ?? 0,
  })),
  chart: PATHS.map((path) => `work.${path}`),
  bars: PATHS.map((path, vm) => ({
    name: `path.${path}`,
    parts: [
      { id: 'nativeWork', unit: 'mhz' as const, read: ({ vms }) => (vms.gotMhz[vm] ?? 0) / (vms.taxFactor[vm] || 1) },
      {
        id: 'taxWork',
        unit: 'mhz' as const,
        read: ({ vms }) => (vms.gotMhz[vm] ?? 0) * (1 - 1 / (vms.taxFactor[vm] || 1)),
      },
    ],
  })),
  inside: { view: 'io', host: 0 },
  asks: { kind: 'which', of: PATHS.map((path) => `work.${path}`), most: 'lowest' },
  levers: [
    { id: 'hosted', change: (setting) => withHosts(setting, { hypervisor: 'type2' }) },
    { id: 'web', change: (setting) => withVms(setting, { workload: 'web' }) },
  ],
  rules: ['IOP-1', 'IOP-4'],
  papers: [
    'P. Barham et al., Xen and the Art of Virtualization, SOSP 2003, Table 6',
    'J. Sugerman et al., Virtualizing I/O Devices on VMware Workstation’s Hosted Virtual Machine Monitor, USENIX 2001',
    'Y. Dong et al., High Performance Network Virtualization with SR-IOV, HPCA 2010',
  ],
  covers: ['C067', 'C080', 'C114', 'C117'],
  lectures: [
    { text: 'S1', section: 'Single Root I/O Virtualization (SR-IOV)' },
    { text: 'S0', section: 'I/O in a Virtual Environment' },
  ],
  hall: 'two-doors',
};
