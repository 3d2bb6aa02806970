import type { WorldEntry } from '../entry.ts';
import { withLoads, withOrders } from '../levers.ts';
import { cell, mean, rows, total } from '../readings.ts';
import { aSetting, onHost, order } from '../setting.ts';

const VMS = 8;
const SLOW = rows(1, VMS - 1);

/** More busy vCPUs than cores: somebody always waits, and shares decide who. */
export const steal: WorldEntry = {
  id: 'steal',
  group: 'cpu',
  setting: aSetting({
    id: 'steal',
    groups: [{ on: onHost(0, VMS), vm: { memMib: 1024 }, load: [20, 95, 95, 95] }],
    host: { cores: 4, smt: false },
    sampleSeconds: 20,
    orders: [order(50, 'setAllocation', { vm: 0, sharesFactor: 4, reservationMhz: 0, limitMhz: 0, reservedMib: 0 })],
    stopS: 45,
    endS: 80,
  }),
  figures: [
    cell('firstSpeed', 'share', 'vms', 'speed', 0),
    mean('othersSpeed', 'share', 'vms', 'speed', SLOW),
    cell('firstSteal', 'share', 'vms', 'readyFraction', 0),
    mean('othersSteal', 'share', 'vms', 'readyFraction', SLOW),
    total('hostUsedMhz', 'mhz', 'hosts', 'usedMhz'),
  ],
  chart: ['firstSpeed', 'othersSpeed', 'firstSteal', 'othersSteal'],
  bars: rows(0, VMS - 1).map((vm) => ({
    name: 'vm',
    no: vm + 1,
    parts: [
      cell('gotMhz', 'mhz', 'vms', 'gotMhz', vm),
      {
        id: 'waitedMhz',
        unit: 'mhz' as const,
        read: ({ vms }) => Math.max(0, (vms.dueMhz[vm] ?? 0) - (vms.gotMhz[vm] ?? 0)),
      },
    ],
  })),
  inside: { view: 'cpu', host: 0 },
  asks: { kind: 'direction', of: 'othersSpeed', same: 0.05 },
  levers: [
    { id: 'equal', change: (setting) => withOrders(setting, []) },
    { id: 'calm', change: (setting) => withLoads(setting, [20, 20, 20, 20, 20, 20, 20, 20]) },
  ],
  rules: ['CPU-2', 'CPU-4'],
  papers: [
    'C. A. Waldspurger, W. E. Weihl, Lottery Scheduling: Flexible Proportional-Share Resource Management, OSDI 1994',
    'P. Barham et al., Xen and the Art of Virtualization, SOSP 2003, §3.3',
  ],
  covers: ['C118'],
  lectures: [{ text: 'S0', section: 'Two Approaches To Virtualizing A CPU' }],
  hall: 'fair-shares',
};
