import type { WorldEntry } from '../entry.ts';
import { withOrders } from '../levers.ts';
import { cell } from '../readings.ts';
import { aSetting, order } from '../setting.ts';

/** A translated guest starts with an empty cache; whoever moves it empties it again. */
export const translationWarmup: WorldEntry = {
  id: 'translation-warmup',
  group: 'cpu',
  setting: aSetting({
    id: 'translation-warmup',
    hosts: 2,
    host: { cores: 4 },
    groups: [{ on: [0], vm: { technique: 'binaryTranslation', workload: 'web', memMib: 1024 }, load: 40 }],
    orders: [order(30, 'migrateLive', { vm: 0, host: 1 })],
    scenario: { tickSeconds: 0.2 },
    stopS: 29.8,
    endS: 33,
  }),
  figures: [
    cell('workFactor', 'times', 'vms', 'taxFactor', 0),
    cell('warmCpuS', 's', 'vms', 'warmCpuS', 0),
    {
      ...cell('lostMhzS', 'mhz', 'vms', 'gotMhz', 0),
      id: 'extraMhz',
      read: ({ vms }) => (vms.gotMhz[0] ?? 0) * (1 - 1 / (vms.taxFactor[0] || 1)),
    },
  ],
  chart: ['workFactor'],
  bars: [
    {
      name: 'vm',
      parts: [
        { id: 'nativeWork', unit: 'mhz', read: ({ vms }) => (vms.gotMhz[0] ?? 0) / (vms.taxFactor[0] || 1) },
        { id: 'taxWork', unit: 'mhz', read: ({ vms }) => (vms.gotMhz[0] ?? 0) * (1 - 1 / (vms.taxFactor[0] || 1)) },
      ],
    },
  ],
  asks: { kind: 'direction', of: 'workFactor', same: 0.03 },
  levers: [{ id: 'stay', change: (setting) => withOrders(setting, []) }],
  rules: ['TEC-3'],
  papers: [
    'S. W. Devine, E. Bugnion, M. Rosenblum, Virtualization System Including a Virtual Machine Monitor for a Computer with a Segmented Architecture, US 6,397,242',
    'K. Adams, O. Agesen, A Comparison of Software and Hardware Techniques for x86 Virtualization, ASPLOS 2006, §3',
  ],
  covers: ['C047', 'C048'],
  lectures: [
    { text: 'S4', section: 'Full Virtualization mit Binary Translation' },
    { text: 'S1', section: 'Hypervisor type 1, before/without VT' },
  ],
  hall: 'old-and-new',
};
