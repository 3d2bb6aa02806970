import type { WorldEntry } from '../entry.ts';
import { withPolicies, withTenants } from '../levers.ts';
import { cell, hostMemory, vmsRunning } from '../readings.ts';
import { aSetting, happening } from '../setting.ts';

const PLACES = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2];

/** A host dies. Its VMs come back on the others, if these have room. */
export const haRestart: WorldEntry = {
  id: 'ha-restart',
  group: 'cluster',
  setting: aSetting({
    id: 'ha-restart',
    hosts: 3,
    groups: [{ on: PLACES, vm: { memMib: 8192, touchedFraction: 0.5 }, load: 20 }],
    host: { cores: 8, memMib: 49_152 },
    policies: { overcommitPercent: 100 },
    events: [happening('hostFailure', 0, 20)],
    scenario: { bootWork: 1 },
    stopS: 22,
    endS: 120,
  }),
  figures: [
    vmsRunning(),
    {
      id: 'vmSecondsLost',
      unit: 's',
      adds: 'perSecond',
      read: ({ vms, tick }) => (tick > 0 ? PLACES.reduce((sum, _, vm) => sum + 1 - (vms.speed[vm] ?? 0), 0) : 0),
    },
    cell('secondHostFree', 'mib', 'hosts', 'freeExactMib', 1),
  ],
  chart: ['vmsRunning'],
  bars: [0, 1, 2].map((host) => hostMemory(host, host + 1)),
  asks: { kind: 'number', of: 'vmsRunning', choices: [0, 6, 8, 10] },
  levers: [
    { id: 'full', change: (setting) => withTenants(setting, ({ vm }) => ({ vm: { ...vm, memMib: 11_264 } })) },
    { id: 'slow', change: (setting) => withPolicies(setting, { haDetectionSeconds: 95 }) },
  ],
  rules: ['CLU-1', 'CLU-2', 'CLU-12'],
  papers: ['VMware vSphere Availability, chapter on vSphere HA'],
  covers: ['C022', 'C124'],
  lectures: [
    { text: 'S4', section: 'Gründe für eine HW Virtualisierung' },
    { text: 'S1', section: 'With virtualization' },
  ],
  hall: 'long-night',
};
