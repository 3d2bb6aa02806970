import type { WorldEntry } from '../entry.ts';
import { withFacility, withOrders } from '../levers.ts';
import { cell, pauseMs, whileMoving } from '../readings.ts';
import { aSetting, order } from '../setting.ts';

/** The guest first, its memory after it. */
export const postCopy: WorldEntry = {
  id: 'post-copy',
  group: 'migration',
  setting: aSetting({
    id: 'post-copy',
    hosts: 2,
    groups: [{ on: [0], vm: { workload: 'batch', vcpus: 4, memMib: 8192, activeFraction: 0.6 }, load: 60 }],
    facility: { migrationMbit: 3000 },
    orders: [order(5, 'migratePostCopy', { vm: 0, host: 1 })],
    scenario: { tickSeconds: 0.2 },
    stopS: 5.6,
    endS: 160,
  }),
  figures: [
    pauseMs('downtimeMs'),
    cell('vmSpeed', 'share', 'vms', 'speed', 0),
    whileMoving('restMib', 'mib', 'restMib'),
    whileMoving('faults', 'count', 'faults'),
    { id: 'arrivedOn', unit: 'count', read: ({ vms }) => (vms.host[0] ?? 0) + 1 },
  ],
  chart: ['vmSpeed'],
  bars: [0, 1].map((host) => ({
    name: 'hostMemory',
    no: host + 1,
    parts: [cell('private', 'mib', 'hosts', 'privateExactMib', host)],
  })),
  inside: { view: 'moves', host: 0 },
  asks: { kind: 'number', of: 'downtimeMs', choices: [46, 1_000, 10_000] },
  levers: [
    { id: 'preCopy', change: (setting) => withOrders(setting, [order(5, 'migrateLive', { vm: 0, host: 1 })]) },
    { id: 'slow', change: (setting) => withFacility(setting, { migrationMbit: 1000 }) },
  ],
  rules: ['MIG-15', 'MIG-16'],
  papers: [
    'M. R. Hines, K. Gopalan, Post-Copy Based Live Virtual Machine Migration Using Adaptive Pre-Paging and Dynamic Self-Ballooning, VEE 2009',
  ],
  covers: ['C122'],
  lectures: [{ text: 'S1', section: 'Virtual Machine Migration' }],
  hall: 'moving-day',
};
