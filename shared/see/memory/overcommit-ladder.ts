import type { WorldEntry } from '../entry.ts';
import { withHosts, withPolicies, withVms } from '../levers.ts';
import { cell, hostMemory, mean, memoryState, rows, total, vmMemory } from '../readings.ts';
import { aSetting, onHost } from '../setting.ts';

const VMS = 20;
const ALL = rows(0, VMS - 1);

/** Guests grow until their host has promised more than it has: which way it takes memory back, and what that costs. */
export const overcommitLadder: WorldEntry = {
  id: 'overcommit-ladder',
  group: 'memory',
  setting: aSetting({
    id: 'overcommit-ladder',
    groups: [
      {
        on: onHost(0, VMS),
        vm: { touchedFraction: 0.3, activeFraction: 0.3 },
        load: 20,
        memory: [45, 50, 55, 60, 65, 70, 75, 80, 85, 85, 85, 85],
      },
    ],
    sampleSeconds: 30,
    stopS: 170,
    endS: 360,
  }),
  figures: [
    total('balloonedMib', 'mib', 'vms', 'balloonedExactMib'),
    total('compressedMib', 'mib', 'vms', 'compressedExactMib'),
    total('swappedMib', 'mib', 'vms', 'swappedExactMib'),
    cell('hostFreeMib', 'mib', 'hosts', 'freeExactMib', 0),
    mean('meanSpeed', 'share', 'vms', 'speed', ALL),
    memoryState(0),
  ],
  chart: ['hostFreeMib', 'balloonedMib', 'compressedMib', 'swappedMib'],
  bars: [hostMemory(0), ...rows(0, 3).map((vm) => vmMemory(vm))],
  inside: { view: 'memory', host: 0 },
  asks: { kind: 'which', of: ['balloonedMib', 'compressedMib', 'swappedMib'], most: 'highest' },
  levers: [
    { id: 'noDrivers', change: (setting) => withVms(setting, { balloonDriver: false }) },
    { id: 'alike', change: (setting) => sharing(setting) },
    { id: 'disk', change: (setting) => withHosts(withVms(setting, { balloonDriver: false }), { swapDevice: 'hdd' }) },
  ],
  rules: ['MEM-3', 'MEM-7', 'MEM-8', 'MEM-9'],
  papers: [
    'C. A. Waldspurger, Memory Resource Management in VMware ESX Server, OSDI 2002, §6.3',
    'D. Gupta et al., Difference Engine, CACM 53(10), 2010, Table 2',
  ],
  covers: ['C101', 'C105', 'C109', 'C111'],
  lectures: [
    { text: 'S0', section: 'Memory Management' },
    { text: 'S1', section: 'Reclaiming memory' },
    { text: 'S4', section: 'Problem: Memory Verbrauch' },
  ],
  hall: 'memory-crunch',
};

function sharing(setting: WorldEntry['setting']): WorldEntry['setting'] {
  return withPolicies(withVms(setting, { commonFraction: 0.4 }), { sharing: 'tenant', scanPagesPerSecond: 20_000 });
}
