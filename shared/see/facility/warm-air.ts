import type { WorldEntry } from '../entry.ts';
import { withOrders } from '../levers.ts';
import { cell, rows, total } from '../readings.ts';
import { aSetting, order } from '../setting.ts';

const HOSTS = 4;

/** Warmer air costs the building less and, beyond a point, the servers more. */
export const warmAir: WorldEntry = {
  id: 'warm-air',
  group: 'facility',
  setting: aSetting({
    id: 'warm-air',
    hosts: HOSTS,
    groups: [{ on: rows(0, HOSTS - 1), vm: { vcpus: 16, memMib: 8192, workload: 'batch' }, load: 70 }],
    orders: [order(20, 'setCooling', { host: 0, celsius: 27 })],
    stopS: 18,
    endS: 240,
  }),
  figures: [
    { id: 'buildingW', unit: 'watts', read: ({ hall }) => hall.facilityW[0] ?? 0 },
    total('serversW', 'watts', 'hosts', 'powerExactW'),
    { id: 'pue', unit: 'times', read: ({ hall }) => hall.pueExact[0] ?? 0 },
    cell('inletC', 'celsius', 'racks', 'inletExactC', 0),
    { id: 'clock', unit: 'share', read: ({ hosts }) => hosts.clockFactor[0] ?? 0 },
  ],
  chart: ['buildingW', 'serversW'],
  bars: rows(0, HOSTS - 1).map((host) => ({
    name: 'host',
    no: host + 1,
    parts: [cell('drawn', 'watts', 'hosts', 'powerExactW', host)],
  })),
  inside: { view: 'rack', host: 0 },
  asks: { kind: 'direction', of: 'buildingW', same: 0.01 },
  levers: [
    { id: 'cool', change: (setting) => withOrders(setting, [order(20, 'setCooling', { host: 0, celsius: 18 })]) },
    { id: 'leave', change: (setting) => withOrders(setting, []) },
  ],
  rules: ['POW-4', 'POW-7', 'POW-8'],
  papers: ['K. Khankari, ASHRAE Transactions 117 (recommended 18–27 °C)', 'Open Compute Project, Prineville: PUE 1.07'],
  covers: [],
  lectures: [{ text: 'S3', section: '23.3 Data Centers & Cloud Computing' }],
  hall: 'long-night',
};
