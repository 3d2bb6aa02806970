import type { WorldEntry } from '../entry.ts';
import { withPolicies, withVms } from '../levers.ts';
import { cell, hostMemory, rows, total, vmMemory } from '../readings.ts';
import { aSetting, onHost } from '../setting.ts';

const VMS = 4;

/** Pages that are nearly alike are kept as one page and small differences. */
export const pagePatching: WorldEntry = {
  id: 'page-patching',
  group: 'memory',
  setting: aSetting({
    id: 'page-patching',
    groups: [
      {
        on: onHost(0, VMS),
        vm: { memMib: 2048, commonFraction: 0.2, touchedFraction: 0.9, activeFraction: 0.3 },
        load: 20,
      },
    ],
    host: { memMib: 16_384, cores: 8 },
    policies: { sharing: 'tenant', scanPagesPerSecond: 20_000, pagePatching: true },
    stopS: 20,
    endS: 600,
  }),
  figures: [
    total('sharedMib', 'mib', 'vms', 'savedExactMib'),
    total('patchedMib', 'mib', 'vms', 'patchedExactMib'),
    cell('cacheMib', 'mib', 'hosts', 'cacheMib', 0),
    cell('hostFreeMib', 'mib', 'hosts', 'freeExactMib', 0),
    cell('hostOverheadMhz', 'mhz', 'hosts', 'overheadMhz', 0),
  ],
  chart: ['sharedMib', 'patchedMib', 'cacheMib'],
  bars: [hostMemory(0), ...rows(0, VMS - 1).map((vm) => vmMemory(vm))],
  inside: { view: 'memory', host: 0 },
  asks: { kind: 'which', of: ['sharedMib', 'patchedMib'], most: 'highest' },
  levers: [
    { id: 'off', change: (setting) => withPolicies(setting, { pagePatching: false }) },
    { id: 'busy', change: (setting) => withVms(setting, { activeFraction: 0.85 }) },
  ],
  rules: ['MEM-11', 'MEM-4'],
  papers: [
    'D. Gupta et al., Difference Engine: Harnessing Memory Redundancy in Virtual Machines, CACM 53(10), 2010, Table 2',
  ],
  covers: ['C104'],
  lectures: [{ text: 'S4', section: 'Problem: Memory Verbrauch' }],
  hall: 'memory-crunch',
};
