import type { World } from '#shared/sim/kernel/world.ts';
import type { Figure, WorldEntry } from '../entry.ts';
import { withPolicies, withVms } from '../levers.ts';
import { hostMemory, vmMemory } from '../readings.ts';
import { aSetting, onHost } from '../setting.ts';

/** Two guests of five pages each. A page stands for 1 GiB here, so that bars can be counted. */
const [VMS, PAGES, PAGE_MIB] = [2, 5, 1024];

/** Pages of the machine that all guests take together. */
const framesUsed: Figure = {
  id: 'framesUsed',
  unit: 'pages',
  read: ({ hosts }: World) => ((hosts.privateExactMib[0] ?? 0) + (hosts.cacheMib[0] ?? 0)) / PAGE_MIB,
};

function saved(id: string, column: (world: World) => Float64Array): Figure {
  return {
    id,
    unit: 'pages',
    read: (world) =>
      Array.from({ length: VMS }, (_, vm) => column(world)[vm] ?? 0).reduce((a, b) => a + b, 0) / PAGE_MIB,
  };
}

/** The figure of the lecture: ten frames become eight by sharing, and fewer by patches and compression. */
export const twoVmsFivePages: WorldEntry = {
  id: 'two-vms-five-pages',
  group: 'memory',
  setting: aSetting({
    id: 'two-vms-five-pages',
    groups: [
      {
        on: onHost(0, VMS),
        vm: { memMib: PAGES * PAGE_MIB, commonFraction: 0.4, touchedFraction: 1, activeFraction: 0.4 },
        load: 20,
      },
    ],
    host: { memMib: 16_384, cores: 8 },
    policies: { sharing: 'tenant', scanPagesPerSecond: 20_000 },
    stopS: 5,
    endS: 600,
  }),
  figures: [
    framesUsed,
    saved('sharedPages', ({ vms }) => vms.savedExactMib),
    saved('patchedPages', ({ vms }) => vms.patchedExactMib),
  ],
  chart: ['framesUsed', 'sharedPages', 'patchedPages'],
  bars: [hostMemory(0), ...Array.from({ length: VMS }, (_, vm) => vmMemory(vm))],
  asks: { kind: 'number', of: 'framesUsed', choices: [4, 6, 8, 10] },
  levers: [
    { id: 'patches', change: (setting) => withPolicies(setting, { pagePatching: true }) },
    { id: 'strangers', change: (setting) => withVms(setting, { commonFraction: 0 }) },
  ],
  rules: ['MEM-4', 'MEM-11'],
  papers: [
    'D. Gupta et al., Difference Engine: Harnessing Memory Redundancy in Virtual Machines, CACM 53(10), 2010, Table 2',
  ],
  covers: ['C106'],
  lectures: [{ text: 'S4', section: 'Problem: Memory Verbrauch' }],
  hall: 'memory-crunch',
};
