import type { WorldEntry } from '../entry.ts';
import { withVms } from '../levers.ts';
import { cell, hostMemory, rows, total, vmMemory, vmsRunning } from '../readings.ts';
import { aSetting, onHost, order } from '../setting.ts';

const FIRST = 9;
const MORE = 3;
const MIB = 1024;
const FREE_TO_HYPERVISOR_MIB = 100;

/** Nine guests of 1 GiB that use half of it, on a host for which they are too many on paper; then three more. */
export const halfUsed: WorldEntry = {
  id: 'half-used',
  group: 'memory',
  setting: aSetting({
    id: 'half-used',
    groups: [
      { on: onHost(0, FIRST), vm: { memMib: MIB, touchedFraction: 0.5, activeFraction: 0.3 }, load: 10 },
      {
        on: onHost(0, MORE),
        vm: { memMib: MIB, touchedFraction: 0.5, activeFraction: 0.3 },
        load: 10,
        unplaced: true,
      },
    ],
    host: { memMib: 8 * MIB + FREE_TO_HYPERVISOR_MIB, cores: 8 },
    orders: rows(FIRST, FIRST + MORE - 1).map((vm) => order(40, 'placeVm', { vm, host: 0 })),
    stopS: 35,
    endS: 100,
  }),
  figures: [
    cell('hostPromisedMib', 'mib', 'hosts', 'promisedMib', 0),
    total('touchedMib', 'mib', 'vms', 'everTouchedMib'),
    cell('hostFreeMib', 'mib', 'hosts', 'freeExactMib', 0),
    vmsRunning(),
    total('reclaimedMib', 'mib', 'hosts', 'balloonedExactMib'),
  ],
  chart: ['hostPromisedMib', 'touchedMib', 'hostFreeMib'],
  bars: [hostMemory(0), ...rows(0, FIRST + MORE - 1).map((vm) => vmMemory(vm))],
  inside: { view: 'memory', host: 0 },
  asks: { kind: 'number', of: 'touchedMib', choices: [4_608, 6_144, 8_192, 12_288] },
  levers: [{ id: 'allUsed', change: (setting) => withVms(setting, { touchedFraction: 0.95, activeFraction: 0.8 }) }],
  rules: ['CLU-12', 'MEM-1'],
  papers: ['C. A. Waldspurger, Memory Resource Management in VMware ESX Server, OSDI 2002, §3'],
  covers: ['C107', 'C108'],
  lectures: [{ text: 'S0', section: 'Memory Management' }],
  hall: 'thin-ice',
};
