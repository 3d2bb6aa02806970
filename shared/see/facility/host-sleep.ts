import type { WorldEntry } from '../entry.ts';
import { withOrders } from '../levers.ts';
import { cell, rows, total, vmsRunning } from '../readings.ts';
import { aSetting, order } from '../setting.ts';

const HOSTS = 4;
const LEAVE_S = 20;

/** Four hosts with little to do; three of them are emptied and sleep. */
export const hostSleep: WorldEntry = {
  id: 'host-sleep',
  group: 'facility',
  setting: aSetting({
    id: 'host-sleep',
    hosts: HOSTS,
    groups: [{ on: rows(0, HOSTS - 1), vm: { vcpus: 2, memMib: 4096 }, load: 30 }],
    host: { cores: 8, memMib: 32_768 },
    orders: rows(1, HOSTS - 1).flatMap((row) => [
      order(LEAVE_S, 'migrateLive', { vm: row, host: 0 }),
      order(LEAVE_S + 20, 'sleepHost', { host: row }),
    ]),
    stopS: 18,
    endS: 120,
  }),
  figures: [
    total('serversW', 'watts', 'hosts', 'powerExactW'),
    { id: 'buildingW', unit: 'watts', read: ({ hall }) => hall.facilityW[0] ?? 0 },
    vmsRunning(),
    {
      id: 'meanSpeed',
      unit: 'share',
      read: ({ vms }) => rows(0, HOSTS - 1).reduce((sum, vm) => sum + (vms.speed[vm] ?? 0), 0) / HOSTS,
    },
  ],
  chart: ['serversW', 'buildingW'],
  bars: rows(0, HOSTS - 1).map((host) => ({
    name: 'host',
    no: host + 1,
    parts: [cell('drawn', 'watts', 'hosts', 'powerExactW', host)],
  })),
  inside: { view: 'rack', host: 0 },
  asks: { kind: 'number', of: 'serversW', choices: [270, 560, 840] },
  levers: [
    { id: 'stay', change: (setting) => withOrders(setting, []) },
    {
      id: 'noSleep',
      change: (setting) =>
        withOrders(
          setting,
          setting.orders.filter(({ call }) => call.name !== 'sleepHost'),
        ),
    },
  ],
  rules: ['POW-1', 'POW-2', 'POW-4', 'CLU-18'],
  papers: [
    'L. A. Barroso, U. Hölzle, The Case for Energy-Proportional Computing, IEEE Computer 40(12), 2007',
    'X. Fan, W.-D. Weber, L. A. Barroso, Power Provisioning for a Warehouse-sized Computer, ISCA 2007',
  ],
  covers: ['C018'],
  lectures: [{ text: 'S4', section: 'Gründe für eine HW Virtualisierung' }],
  hall: 'long-night',
};
