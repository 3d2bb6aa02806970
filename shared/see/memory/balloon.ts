import type { WorldEntry } from '../entry.ts';
import { withOrders, withVms } from '../levers.ts';
import { cell, hostMemory, vmMemory } from '../readings.ts';
import { aSetting, order } from '../setting.ts';

const ORDER_S = 10;

/** A balloon in one guest: it first takes what the guest does not use, then the guest has to page. */
export const balloon: WorldEntry = {
  id: 'balloon',
  group: 'memory',
  setting: aSetting({
    id: 'balloon',
    groups: [{ on: [0], vm: { touchedFraction: 0.9, activeFraction: 0.6 }, load: 60 }],
    host: { memMib: 8192, cores: 4 },
    orders: [order(ORDER_S, 'balloonVm', { vm: 0, mib: 2600 })],
    stopS: 15,
    endS: 60,
  }),
  figures: [
    cell('balloonedMib', 'mib', 'vms', 'balloonedExactMib', 0),
    cell('guestPagedMib', 'mib', 'vms', 'guestPagedMib', 0),
    cell('hostFreeMib', 'mib', 'hosts', 'freeExactMib', 0),
    cell('vmSpeed', 'share', 'vms', 'speed', 0),
  ],
  chart: ['balloonedMib', 'guestPagedMib'],
  bars: [hostMemory(0), vmMemory(0, 'vm', undefined)],
  inside: { view: 'memory', host: 0 },
  asks: { kind: 'number', of: 'guestPagedMib', choices: [0, 1_370, 2_600] },
  levers: [
    { id: 'small', change: (setting) => withOrders(setting, [order(ORDER_S, 'balloonVm', { vm: 0, mib: 1200 })]) },
    { id: 'idle', change: (setting) => withVms(setting, { activeFraction: 0.2 }) },
  ],
  rules: ['MEM-7'],
  papers: ['C. A. Waldspurger, Memory Resource Management in VMware ESX Server, OSDI 2002, §3.2 and Fig. 2'],
  covers: ['C102'],
  lectures: [
    { text: 'S1', section: 'Ballooning' },
    { text: 'S0', section: 'Memory Management' },
    { text: 'S4', section: 'Problem: Memory Verbrauch' },
  ],
  hall: 'memory-crunch',
};
