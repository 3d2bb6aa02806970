import type { WorldEntry } from '../entry.ts';
import { withOrders } from '../levers.ts';
import { cell, rows } from '../readings.ts';
import { aSetting, onHost, order } from '../setting.ts';

const VMS = 10;

/** All on one host, the others idle: a balancer moves what gains most, as long as a move is worth its cost. */
export const balancing: WorldEntry = {
  id: 'balancing',
  group: 'cluster',
  setting: aSetting({
    id: 'balancing',
    hosts: 3,
    groups: [{ on: onHost(0, VMS), vm: { memMib: 2048, vcpus: 2 }, load: 55 }],
    host: { cores: 8, memMib: 32_768, smt: false },
    orders: [order(20, 'setBalancer', { mode: 'auto', level: 3 })],
    stopS: 19,
    endS: 300,
  }),
  figures: [
    { id: 'imbalance', unit: 'share', read: ({ hall }) => (hall.imbalancePermille[0] ?? 0) / 1000 },
    {
      id: 'meanSpeed',
      unit: 'share',
      read: ({ vms }) => rows(0, VMS - 1).reduce((sum, vm) => sum + (vms.speed[vm] ?? 0), 0) / VMS,
    },
    { id: 'movesDone', unit: 'count', read: ({ hall }) => hall.movesDone[0] ?? 0 },
  ],
  chart: ['meanSpeed', 'imbalance'],
  bars: rows(0, 2).map((host) => ({
    name: 'host',
    no: host + 1,
    parts: [cell('gotMhz', 'mhz', 'hosts', 'usedMhz', host)],
  })),
  asks: { kind: 'number', of: 'movesDone', choices: [0, 6, 30] },
  levers: [
    { id: 'eager', change: (setting) => withOrders(setting, [order(20, 'setBalancer', { mode: 'auto', level: 5 })]) },
    { id: 'off', change: (setting) => withOrders(setting, []) },
  ],
  rules: ['CLU-16'],
  papers: [
    'A. Gulati et al., VMware Distributed Resource Management: Design, Implementation, and Lessons Learned, VMware Technical Journal 1(1), 2012',
  ],
  covers: ['C112', 'C123'],
  lectures: [{ text: 'S0', section: 'VMware ESXi Architecture' }],
  hall: 'long-night',
};
