import type { WorldEntry } from '../entry.ts';
import { withOrders, withTenants } from '../levers.ts';
import { cell, mean, rows } from '../readings.ts';
import { aSetting, happening, onHost, order } from '../setting.ts';

const VMS = 6;
const ROOM_GIB = 200;
const DISK_GIB = 60;

/** Disks that promise more than there is, until somebody writes. */
export const thinFull: WorldEntry = {
  id: 'thin-full',
  group: 'storage',
  setting: aSetting({
    id: 'thin-full',
    groups: [
      {
        on: onHost(0, VMS - 1),
        vm: { workload: 'oltp', memMib: 1024, disk: { gib: DISK_GIB, thin: true, writtenGib: 22 } },
        load: 30,
      },
      { on: [0], vm: { workload: 'oltp', memMib: 1024, disk: { gib: 20, writtenGib: 10 } }, load: 30 },
    ],
    scenario: { datastores: [{ kind: 'array', physicalGib: ROOM_GIB, growCentsPerGib: 100 }] },
    events: [happening('datastoreFilling', -1, 20, 240)],
    stopS: 25,
    endS: 180,
  }),
  figures: [
    mean('thinSpeed', 'share', 'vms', 'speedAverage', rows(0, VMS - 2)),
    cell('thickSpeed', 'share', 'vms', 'speedAverage', VMS - 1),
    { id: 'promisedMib', unit: 'mib', read: ({ datastores }) => (datastores.provisionedGib[0] ?? 0) * 1024 },
    cell('writtenMib', 'mib', 'datastores', 'writtenExactMib', 0),
  ],
  chart: ['thinSpeed', 'thickSpeed'],
  bars: [
    {
      name: 'disk',
      parts: [
        cell('writtenMib', 'mib', 'datastores', 'writtenExactMib', 0),
        {
          id: 'free',
          unit: 'mib',
          read: ({ datastores }) =>
            Math.max(0, (datastores.physicalGib[0] ?? 0) * 1024 - (datastores.writtenExactMib[0] ?? 0)),
        },
      ],
    },
  ],
  inside: { view: 'disks', host: 0 },
  asks: { kind: 'which', of: ['thinSpeed', 'thickSpeed'], most: 'lowest' },
  levers: [
    { id: 'grow', change: (setting) => withOrders(setting, [order(40, 'growDatastore', { datastore: 0, gib: 400 })]) },
    {
      id: 'thick',
      change: (setting) => withTenants(setting, ({ vm }) => ({ vm: { ...vm, disk: { gib: 20, writtenGib: 10 } } })),
    },
  ],
  rules: ['STO-7', 'STO-6', 'STO-8'],
  papers: ['VMware vSphere Storage, chapter on virtual disk thin provisioning'],
  covers: ['C107'],
  lectures: [{ text: 'S0', section: 'Memory Management' }],
  hall: 'open-hall',
};
