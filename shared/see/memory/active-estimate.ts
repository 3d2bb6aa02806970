import type { WorldEntry } from '../entry.ts';
import { withMemory } from '../levers.ts';
import { cell, vmMemory } from '../readings.ts';
import { aSetting } from '../setting.ts';

/** A guest goes quiet: what it uses and what its host believes. */
export const activeEstimate: WorldEntry = {
  id: 'active-estimate',
  group: 'memory',
  setting: aSetting({
    id: 'active-estimate',
    groups: [
      {
        on: [0],
        vm: { memMib: 8192, touchedFraction: 0.9, activeFraction: 0.1 },
        load: 20,
        memory: [80, 80, 10, 10, 10, 10],
      },
    ],
    sampleSeconds: 150,
    stopS: 310,
    endS: 420,
  }),
  figures: [
    cell('activeTrueMib', 'mib', 'vms', 'activeExactMib', 0),
    cell('activeEstimateMib', 'mib', 'vms', 'activeEstimateMib', 0),
    cell('activeFastMib', 'mib', 'vms', 'activeFastMib', 0),
    cell('activeSlowMib', 'mib', 'vms', 'activeSlowMib', 0),
  ],
  chart: ['activeTrueMib', 'activeEstimateMib', 'activeFastMib', 'activeSlowMib'],
  bars: [vmMemory(0, 'vm', undefined)],
  inside: { view: 'memory', host: 0 },
  asks: { kind: 'which', of: ['activeTrueMib', 'activeEstimateMib', 'activeFastMib'], most: 'highest' },
  levers: [{ id: 'rises', change: (setting) => withMemory(setting, 0, [10, 10, 80, 80, 80, 80]) }],
  rules: ['MEM-2'],
  papers: ['C. A. Waldspurger, Memory Resource Management in VMware ESX Server, OSDI 2002, §5.3'],
  covers: ['C110'],
  lectures: [{ text: 'S1', section: 'Reclaiming memory' }],
};
