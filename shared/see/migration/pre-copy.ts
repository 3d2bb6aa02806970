import type { WorldEntry } from '../entry.ts';
import { withFacility, withVms } from '../levers.ts';
import { cell, pauseMs, whileMoving } from '../readings.ts';
import { aSetting, order } from '../setting.ts';

/** A running guest moves: its memory is sent in rounds, each as long as what was written during the one before. */
export const preCopy: WorldEntry = {
  id: 'pre-copy',
  group: 'migration',
  setting: aSetting({
    id: 'pre-copy',
    hosts: 2,
    groups: [{ on: [0], vm: { workload: 'oltp', vcpus: 2, memMib: 4096 }, load: 30 }],
    facility: { migrationMbit: 1000 },
    orders: [order(2, 'migrateLive', { vm: 0, host: 1 })],
    scenario: { tickSeconds: 0.2 },
    stopS: 6,
    endS: 150,
  }),
  figures: [
    whileMoving('remainingMib', 'mib', 'roundLeftMib'),
    whileMoving('sentMib', 'mib', 'totalMib'),
    whileMoving('round', 'count', 'round'),
    pauseMs('downtimeMs'),
    cell('vmSpeed', 'share', 'vms', 'speed', 0),
  ],
  chart: ['remainingMib', 'sentMib'],
  bars: [0, 1].map((host) => ({
    name: 'hostMemory',
    no: host + 1,
    parts: [cell('private', 'mib', 'hosts', 'privateExactMib', host)],
  })),
  inside: { view: 'moves', host: 0 },
  asks: { kind: 'number', of: 'downtimeMs', choices: [0, 260, 4_000, 30_000] },
  levers: [
    { id: 'writer', change: (setting) => withVms(setting, { workload: 'batch' }) },
    { id: 'fast', change: (setting) => withFacility(setting, { migrationMbit: 10_000 }) },
  ],
  rules: ['MIG-1', 'MIG-2', 'MIG-6'],
  papers: ['C. Clark et al., Live Migration of Virtual Machines, NSDI 2005, §3–5'],
  covers: ['C122', 'C123'],
  lectures: [{ text: 'S1', section: 'Virtual Machine Migration' }],
  hall: 'moving-day',
};
