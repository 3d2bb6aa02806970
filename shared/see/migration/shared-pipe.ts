import type { WorldEntry } from '../entry.ts';
import { withFacility, withOrders } from '../levers.ts';
import { cell, pauseMs, rows } from '../readings.ts';
import { aSetting, onHost, order } from '../setting.ts';

const VMS = 4;

/** Several guests move at once over one network: each is slower, and what is slower dirties more. */
export const sharedPipe: WorldEntry = {
  id: 'shared-pipe',
  group: 'migration',
  setting: aSetting({
    id: 'shared-pipe',
    hosts: 2,
    groups: [{ on: onHost(0, VMS), vm: { workload: 'oltp', vcpus: 2, memMib: 4096 }, load: 30 }],
    facility: { migrationMbit: 2000 },
    policies: { migration: { dirtyFactor: 4 } },
    orders: rows(0, VMS - 1).map((vm) => order(2, 'migrateLive', { vm, host: 1 })),
    scenario: { tickSeconds: 0.2 },
    stopS: 8,
    endS: 160,
  }),
  figures: [
    pauseMs('allDowntimeMs'),
    {
      id: 'movesLeft',
      unit: 'count',
      read: ({ vms }) => rows(0, VMS - 1).filter((vm) => vms.host[vm] === 0).length,
    },
    { id: 'migrationMbit', unit: 'mbit', read: ({ hall }) => hall.migrationUsedMbit[0] ?? 0 },
  ],
  chart: ['movesLeft'],
  bars: [0, 1].map((host) => ({
    name: 'hostMemory',
    no: host + 1,
    parts: [cell('private', 'mib', 'hosts', 'privateExactMib', host)],
  })),
  inside: { view: 'moves', host: 0 },
  asks: { kind: 'number', of: 'allDowntimeMs', choices: [40, 1_000, 10_000] },
  levers: [
    {
      id: 'oneByOne',
      change: (setting) =>
        withOrders(
          setting,
          rows(0, VMS - 1).map((vm) => order(2 + 35 * vm, 'migrateLive', { vm, host: 1 })),
        ),
    },
    { id: 'fast', change: (setting) => withFacility(setting, { migrationMbit: 10_000 }) },
  ],
  rules: ['MIG-4', 'MIG-7'],
  papers: ['C. Clark et al., Live Migration of Virtual Machines, NSDI 2005, §7.1'],
  covers: ['C112'],
  lectures: [
    { text: 'S1', section: 'Virtual Machine Migration' },
    { text: 'S0', section: 'Memory Management' },
  ],
  hall: 'moving-day',
};
