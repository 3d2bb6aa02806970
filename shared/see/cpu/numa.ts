import type { WorldEntry } from '../entry.ts';
import { withHosts, withVms } from '../levers.ts';
import { cell } from '../readings.ts';
import { aSetting } from '../setting.ts';

/** A guest that fits one node and one that does not. */
export const numa: WorldEntry = {
  id: 'numa',
  group: 'cpu',
  setting: aSetting({
    id: 'numa',
    groups: [
      { on: [0], vm: { vcpus: 4, memMib: 8192, workload: 'streaming' }, load: 50 },
      { on: [0], vm: { vcpus: 12, memMib: 24_576, workload: 'streaming' }, load: 50 },
    ],
    host: { numaNodes: 2 },
    stopS: 2,
    endS: 40,
  }),
  figures: [
    cell('narrowRemote', 'share', 'vms', 'remoteFraction', 0),
    cell('wideRemote', 'share', 'vms', 'remoteFraction', 1),
    cell('narrowWorth', 'share', 'vms', 'cpuFactor', 0),
    cell('wideWorth', 'share', 'vms', 'cpuFactor', 1),
  ],
  chart: ['narrowRemote', 'wideRemote'],
  bars: ['narrowVm', 'wideVm'].map((name, vm) => ({
    name,
    parts: [
      { id: 'localAccess', unit: 'share' as const, read: ({ vms }) => 1 - (vms.remoteFraction[vm] ?? 0) },
      cell('remoteAccess', 'share', 'vms', 'remoteFraction', vm),
    ],
  })),
  inside: { view: 'cpu', host: 0 },
  asks: { kind: 'number', of: 'wideRemote', choices: [0, 0.5, 1] },
  levers: [
    { id: 'oneNode', change: (setting) => withHosts(setting, { numaNodes: 1 }) },
    { id: 'smaller', change: (setting) => withVms(setting, { vcpus: 8 }, 1) },
  ],
  rules: ['CPU-7'],
  papers: [
    'K. Govil et al., Cellular Disco: Resource Management Using Virtual Clusters on Shared-Memory Multiprocessors, SOSP 1999',
  ],
  covers: ['C119'],
  lectures: [{ text: 'S1', section: 'Other benefits of virtualization - 1' }],
};
