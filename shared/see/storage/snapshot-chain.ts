import type { WorldEntry } from '../entry.ts';
import { withOrders, withScenario } from '../levers.ts';
import { cell } from '../readings.ts';
import { aSetting, order } from '../setting.ts';

const SNAPSHOTS = [20, 40, 60, 80, 100];

/** Each snapshot is one more file to look through. */
export const snapshotChain: WorldEntry = {
  id: 'snapshot-chain',
  group: 'storage',
  setting: aSetting({
    id: 'snapshot-chain',
    groups: [
      {
        on: [0],
        vm: {
          workload: 'oltp',
          memMib: 2048,
          vcpus: 2,
          disk: { gib: 40, thin: true, writtenGib: 12, readIops: 40, writeIops: 8 },
        },
        load: 40,
      },
    ],
    scenario: {
      datastores: [{ kind: 'hdd', physicalGib: 400 }],
      rows: { hosts: 1, vms: 1, tenants: 1, migrations: 2, incidents: 8, forecasts: 4, snapshots: 8 },
    },
    orders: SNAPSHOTS.map((atS) => order(atS, 'takeSnapshot', { vm: 0, memory: false })),
    stopS: 18,
    endS: 140,
  }),
  figures: [
    cell('diskLatencyMs', 'ms', 'vms', 'diskLatencyMs', 0),
    cell('snapshots', 'count', 'vms', 'snapshots', 0),
    cell('vmSpeed', 'share', 'vms', 'speed', 0),
    cell('latencyMs', 'ms', 'vms', 'latencyExactMs', 0),
  ],
  chart: ['diskLatencyMs'],
  bars: [{ name: 'disk', parts: [cell('writtenMib', 'mib', 'datastores', 'writtenExactMib', 0)] }],
  inside: { view: 'disks', host: 0 },
  asks: { kind: 'direction', of: 'diskLatencyMs', same: 0.1 },
  levers: [
    { id: 'none', change: (setting) => withOrders(setting, []) },
    { id: 'flash', change: (setting) => withScenario(setting, { datastores: [{ kind: 'ssd', physicalGib: 400 }] }) },
  ],
  rules: ['LIF-9', 'STO-1'],
  papers: ['VMware Knowledge Base 1025279, Best practices for using VMware snapshots'],
  covers: ['C095', 'C096'],
  lectures: [{ text: 'S1', section: 'Checkpointing/Snapshotting' }],
  hall: 'open-hall',
};
