import type { WorldEntry } from '../entry.ts';
import { withPolicies } from '../levers.ts';
import { cell, hostMemory, vmMemory } from '../readings.ts';
import { aSetting } from '../setting.ts';

/** Two guests of one size and one priority, one idle and one busy, on a host that is too small for both. */
export const idleTax: WorldEntry = {
  id: 'idle-tax',
  group: 'memory',
  setting: aSetting({
    id: 'idle-tax',
    groups: [
      {
        on: [0],
        vm: { memMib: 8192, touchedFraction: 0.95, activeFraction: 0.1 },
        load: 5,
        memory: [60, 10, 10, 10, 10, 10, 10, 10],
      },
      {
        on: [0],
        vm: { memMib: 8192, touchedFraction: 0.5, activeFraction: 0.4 },
        load: 60,
        memory: [40, 90, 90, 90, 90, 90, 90, 90],
      },
    ],
    host: { memMib: 12_288, cores: 4 },
    sampleSeconds: 120,
    stopS: 130,
    endS: 900,
  }),
  figures: [
    cell('idleTargetMib', 'mib', 'vms', 'targetMib', 0),
    cell('busyTargetMib', 'mib', 'vms', 'targetMib', 1),
    cell('busySpeed', 'share', 'vms', 'speed', 1),
    cell('idleEstimateMib', 'mib', 'vms', 'activeEstimateMib', 0),
  ],
  chart: ['idleTargetMib', 'busyTargetMib', 'idleEstimateMib'],
  bars: [hostMemory(0), vmMemory(0, 'idleVm', undefined), vmMemory(1, 'busyVm', undefined)],
  inside: { view: 'memory', host: 0 },
  asks: { kind: 'which', of: ['idleTargetMib', 'busyTargetMib'], most: 'highest' },
  levers: [
    { id: 'noTax', change: (setting) => withPolicies(setting, { idleTax: 0 }) },
    { id: 'halfTax', change: (setting) => withPolicies(setting, { idleTax: 0.5 }) },
  ],
  rules: ['MEM-2'],
  papers: ['C. A. Waldspurger, Memory Resource Management in VMware ESX Server, OSDI 2002, §5.2, §5.3 and Fig. 6'],
  covers: ['C110'],
  lectures: [
    { text: 'S0', section: 'Memory Management' },
    { text: 'S1', section: 'Reclaiming memory' },
  ],
  hall: 'memory-crunch',
};
