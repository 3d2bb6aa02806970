import type { WorldEntry } from '../entry.ts';
import { withOrders } from '../levers.ts';
import { cell } from '../readings.ts';
import { aSetting, order } from '../setting.ts';

const AT_S = 10;
const allocation = (vm: number, reservationMhz: number, limitMhz: number) =>
  order(AT_S, 'setAllocation', { vm, sharesFactor: 1, reservationMhz, limitMhz, reservedMib: 0 });

/** A ceiling holds even where nobody else wants the cycles; a floor costs nobody anything while it is not needed. */
export const limit: WorldEntry = {
  id: 'limit',
  group: 'cpu',
  setting: aSetting({
    id: 'limit',
    groups: [{ on: [0, 0], vm: { memMib: 1024 }, load: 70 }],
    host: { cores: 8, smt: false },
    orders: [allocation(0, 0, 800), allocation(1, 1600, 0)],
    stopS: 9,
    endS: 40,
  }),
  figures: [
    cell('limitedSpeed', 'share', 'vms', 'speed', 0),
    cell('reservedSpeed', 'share', 'vms', 'speed', 1),
    cell('limitedLatencyMs', 'ms', 'vms', 'latencyExactMs', 0),
    { id: 'hostIdle', unit: 'share', read: ({ hosts }) => 1 - (hosts.usedMhz[0] ?? 0) / (hosts.capacityMhz[0] || 1) },
  ],
  chart: ['limitedSpeed', 'reservedSpeed', 'hostIdle'],
  bars: ['limitedVm', 'reservedVm'].map((name, vm) => ({ name, parts: [cell('gotMhz', 'mhz', 'vms', 'gotMhz', vm)] })),
  inside: { view: 'cpu', host: 0 },
  asks: { kind: 'number', of: 'limitedSpeed', choices: [0.1, 0.43, 1] },
  levers: [
    { id: 'twice', change: (setting) => withOrders(setting, [allocation(0, 0, 1600)]) },
    { id: 'none', change: (setting) => withOrders(setting, []) },
  ],
  rules: ['CPU-3', 'CPU-2'],
  papers: ['C. A. Waldspurger, Memory Resource Management in VMware ESX Server, OSDI 2002, §5.1 (min, max and shares)'],
  covers: ['C027', 'C120'],
  lectures: [
    { text: 'S4', section: 'Ziel: Ressourcen Management' },
    { text: 'S3', section: '23.3 Data Centers & Cloud Computing' },
  ],
  hall: 'fair-shares',
};
