import type { WorldEntry } from '../entry.ts';
import { withOrders } from '../levers.ts';
import { cell } from '../readings.ts';
import { aSetting, order } from '../setting.ts';

/** Turn it off, move it, turn it on. */
export const coldMove: WorldEntry = {
  id: 'cold-move',
  group: 'migration',
  setting: aSetting({
    id: 'cold-move',
    hosts: 2,
    groups: [{ on: [0], vm: { memMib: 4096 }, load: 30 }],
    facility: { migrationMbit: 1000 },
    orders: [order(5, 'migrateCold', { vm: 0, host: 1 })],
    scenario: { bootWork: 1, tickSeconds: 0.2 },
    stopS: 8,
    endS: 150,
  }),
  figures: [
    { id: 'awayS', unit: 's', adds: 'perSecond', read: ({ vms, tick }) => (tick > 0 ? 1 - (vms.speed[0] ?? 0) : 0) },
    cell('vmSpeed', 'share', 'vms', 'speed', 0),
    { id: 'arrivedOn', unit: 'count', read: ({ vms }) => (vms.host[0] ?? 0) + 1 },
  ],
  chart: ['awayS'],
  bars: [0, 1].map((host) => ({
    name: 'hostMemory',
    no: host + 1,
    parts: [cell('private', 'mib', 'hosts', 'privateExactMib', host)],
  })),
  inside: { view: 'moves', host: 0 },
  asks: { kind: 'number', of: 'awayS', choices: [1, 10, 67, 600] },
  levers: [
    { id: 'live', change: (setting) => withOrders(setting, [order(5, 'migrateLive', { vm: 0, host: 1 })]) },
    { id: 'suspended', change: (setting) => withOrders(setting, [order(5, 'migrateSuspended', { vm: 0, host: 1 })]) },
  ],
  rules: ['MIG-11', 'MIG-18', 'LIF-3'],
  papers: ['C. Clark et al., Live Migration of Virtual Machines, NSDI 2005, §4.2'],
  covers: ['C094', 'C121'],
  lectures: [{ text: 'S1', section: 'Virtual Machine Migration' }],
  hall: 'moving-day',
};
