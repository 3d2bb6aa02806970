import type { WorldEntry } from '../entry.ts';
import { withOrders, withPolicies } from '../levers.ts';
import { cell, whileMoving } from '../readings.ts';
import { aSetting, order } from '../setting.ts';

const MOVE = order(2, 'migrateLive', { vm: 0, host: 1 });

/** A guest that writes faster than the network carries: rounds do not get shorter. */
export const notConverging: WorldEntry = {
  id: 'not-converging',
  group: 'migration',
  setting: aSetting({
    id: 'not-converging',
    hosts: 2,
    groups: [{ on: [0], vm: { workload: 'batch', vcpus: 4, memMib: 4096, activeFraction: 0.6 }, load: 60 }],
    facility: { migrationMbit: 1000 },
    policies: { migration: { maxRounds: 0 } },
    orders: [MOVE],
    scenario: { tickSeconds: 0.2 },
    stopS: 90,
    endS: 400,
  }),
  figures: [
    whileMoving('remainingMib', 'mib', 'roundLeftMib'),
    whileMoving('sentMib', 'mib', 'totalMib'),
    whileMoving('round', 'count', 'round'),
    whileMoving('dirtyRate', 'mibPerS', 'dirtyMibPerS'),
    whileMoving('sendRate', 'mibPerS', 'rateExactMibPerS'),
    cell('vmSpeed', 'share', 'vms', 'speed', 0),
    { id: 'arrivedOn', unit: 'count', read: ({ vms }) => (vms.host[0] ?? 0) + 1 },
  ],
  chart: ['remainingMib'],
  bars: [
    { name: 'rate', parts: [whileMoving('sendRate', 'mibPerS', 'rateExactMibPerS')] },
    { name: 'writing', parts: [whileMoving('dirtyRate', 'mibPerS', 'dirtyMibPerS')] },
  ],
  inside: { view: 'moves', host: 0 },
  asks: { kind: 'number', of: 'arrivedOn', choices: [1, 2] },
  levers: [
    {
      id: 'throttle',
      change: (setting) => withOrders(setting, [MOVE, order(100, 'throttleGuest', { vm: 0, percent: 80 })]),
    },
    {
      id: 'autoConverge',
      change: (setting) => withPolicies(setting, { migration: { maxRounds: 0, autoConverge: true } }),
    },
    { id: 'postCopy', change: (setting) => withOrders(setting, [MOVE, order(100, 'switchToPostCopy', { vm: 0 })]) },
  ],
  rules: ['MIG-1', 'MIG-5', 'MIG-17', 'MIG-16'],
  papers: [
    'C. Clark et al., Live Migration of Virtual Machines, NSDI 2005, §4.1',
    'QEMU, migration/options.c and migration/ram.c',
  ],
  covers: ['C122'],
  lectures: [{ text: 'S1', section: 'Virtual Machine Migration' }],
  hall: 'moving-day',
};
