import type { WorldEntry } from '../entry.ts';
import { withHosts, withVms } from '../levers.ts';
import { cell, hostMemory, rows, total, vmMemory } from '../readings.ts';
import { aSetting, onHost } from '../setting.ts';

const VMS = 12;

/** Twelve guests of one image on one host: equal pages become one page. */
export const pageSharing: WorldEntry = {
  id: 'page-sharing',
  group: 'memory',
  setting: aSetting({
    id: 'page-sharing',
    groups: [{ on: onHost(0, VMS), vm: { commonFraction: 0.4 }, load: 20 }],
    policies: { sharing: 'tenant', scanPagesPerSecond: 20_000 },
    stopS: 15,
    endS: 240,
  }),
  figures: [
    total('sharedMib', 'mib', 'vms', 'savedExactMib'),
    cell('hostFreeMib', 'mib', 'hosts', 'freeExactMib', 0),
    cell('hostOverheadMhz', 'mhz', 'hosts', 'overheadMhz', 0),
  ],
  chart: ['sharedMib', 'hostFreeMib'],
  bars: [hostMemory(0), ...rows(0, VMS - 1).map((vm) => vmMemory(vm))],
  inside: { view: 'memory', host: 0 },
  asks: { kind: 'number', of: 'sharedMib', choices: [3_600, 6_600, 12_600, 34_400] },
  levers: [
    { id: 'strangers', change: (setting) => withVms(setting, { commonFraction: 0.05 }) },
    { id: 'largePages', change: (setting) => withHosts(setting, { largePages: true }) },
  ],
  rules: ['MEM-4', 'MEM-5', 'MEM-6', 'MEM-13'],
  papers: [
    'C. A. Waldspurger, Memory Resource Management in VMware ESX Server, OSDI 2002, §4 and Fig. 4',
    'D. Gupta et al., Difference Engine, CACM 53(10), 2010, Table 2',
  ],
  covers: ['C103'],
  lectures: [
    { text: 'S1', section: 'Other benefits of virtualization - 2' },
    { text: 'S0', section: 'Memory Management' },
  ],
  hall: 'memory-crunch',
};
