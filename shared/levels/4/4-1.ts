import { fillShadow } from '#shared/machine/tasks/fill-shadow.ts';
import type { PagingMode } from '#shared/machine/vmm/setup.ts';
import type { MachineSetting } from '#shared/see/machine/entry.ts';
import { cyclesSaved, guestsTrue, rowsRight, wrongReads } from '../figures/machine.ts';
import { optionsFor } from '../machine/choices.ts';
import { drawn } from '../machine/drawn.ts';
import type { ExperimentStep, MachineLevel, MachineMove, TaskStep } from '../machine-level.ts';

/** Entries of the shadow that are filled in by hand, three questions each. Design value. */
const FILLED = 2;
/** All of these change their tables while they run; one more changes them rarely or never. */
const EDITORS = ['remapper', 'forker', 'pager'] as const;
const QUIET = ['roomyPager', 'pageWalker'] as const;
/** Ways to learn of a change, in the order in which they are offered. */
const WAYS = ['shadow', 'lazyShadowUnmapMissed', 'lazyShadow'] as const satisfies readonly PagingMode[];

function fill(seed: string): TaskStep {
  const rounds = drawn(
    seed,
    'filled',
    Array.from({ length: fillShadow.rounds }, (_, round) => round),
    FILLED,
  );
  const tasks = rounds.map(fillShadow.make);
  return { kind: 'task', id: 'fill', rows: tasks.flatMap((task) => (task.kind === 'choose' ? task.rows : [])) };
}

function guestsOf(seed: string): readonly string[] {
  return drawn(seed, 'guests', [...EDITORS, ...drawn(seed, 'quiet', QUIET, 1)]);
}

/** The hypervisor below: one that traps, or one with root mode. */
function hypervisorOf(seed: string): Omit<MachineSetting, 'guest'> {
  const all: readonly Omit<MachineSetting, 'guest'>[] = [
    { technique: 'trapAndEmulate', flavour: 'mainframe' },
    { technique: 'hardwareAssist', flavour: 'x86withVt', generation: 'sandyBridge' },
    { technique: 'hardwareAssist', flavour: 'x86withVt', generation: 'penryn' },
  ];
  return drawn(seed, 'hypervisor', all, 1)[0];
}

function watch(seed: string): ExperimentStep {
  const guests = guestsOf(seed);
  const options = WAYS.map((way) => ({ code: `noticed.${way}` }));
  return {
    kind: 'experiment',
    id: 'watch',
    groups: [{ id: 'guests', choices: optionsFor(guests, options) }],
    machines: (chosen) => guests.map((guest, i) => ({ guest, ...hypervisorOf(seed), paging: WAYS[chosen[i]] })),
    readings: ['wrongReads', 'equivalence', 'output', 'exits', 'cycles'],
    views: ['twoMaps', 'faults', 'listing', 'counts'],
  };
}

function movesOf(seed: string, way: (typeof WAYS)[number]): readonly MachineMove[] {
  return [
    { step: 'fill', chosen: fill(seed).rows.map(({ right }) => right) },
    { step: 'watch', chosen: guestsOf(seed).map(() => WAYS.indexOf(way)) },
  ];
}

/** A table behind a table: the guest changes its own without asking, and the hypervisor has to find out. */
export const twoMaps: MachineLevel = {
  kind: 'machine',
  id: '4-1',
  covers: ['C004', 'C098', 'C099'],
  lectures: [
    { text: 'S1', section: 'Shadow page table' },
    { text: 'S4', section: 'Memory Virtualisation' },
  ],
  see: ['two-maps', 'shadow-protected', 'unmap-missed'],
  steps: (seed) => [fill(seed), watch(seed)],
  stars: [
    [
      { figure: guestsTrue('watch'), is: 'atLeast', value: 4 },
      { figure: wrongReads('watch'), is: 'atMost', value: 0 },
    ],
    [{ figure: rowsRight('fillsRight', 'fill'), is: 'atLeast', value: 5 }],
    [{ figure: cyclesSaved('watch', (setting) => ({ ...setting, paging: 'shadow' })), is: 'atLeast', value: 0.08 }],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 1,
  players: {
    bot: (seed) => movesOf(seed, 'lazyShadow'),
    // Waits for faults, and does not think of what causes none.
    twin: (seed) => movesOf(seed, 'lazyShadowUnmapMissed'),
  },
};
