import type { Generation } from '#shared/machine/vmm/setup.ts';
import type { MachineSetting } from '#shared/see/machine/entry.ts';
import { guestsAtBest, guestsTrue, runsMade } from '../figures/machine.ts';
import { optionsFor } from '../machine/choices.ts';
import { drawn } from '../machine/drawn.ts';
import { bestOf } from '../machine/played.ts';
import type { ExperimentStep, MachineLevel } from '../machine-level.ts';

/** Processors with root mode: those that are met differ in what an exit costs, and the later ones walk nested tables. */
const MET: readonly Generation[] = ['prescott', 'merom', 'penryn', 'nehalem', 'westmere', 'sandyBridge'];
/** One that toggles interrupts, one of system calls, one whose tables change, and two more. */
const ALWAYS = ['interruptToggler', 'systemCalls', 'forker'] as const;
const OTHERS = ['pageWalker', 'consoleWriter', 'pager'] as const;
type Way = Omit<MachineSetting, 'guest'>;

function generationOf(seed: string): Generation {
  return drawn(seed, 'generation', MET, 1)[0];
}

function guestsOf(seed: string): readonly string[] {
  return drawn(seed, 'guests', [...ALWAYS, ...drawn(seed, 'others', OTHERS, 2)]);
}

/** Ways to run a guest on the machine of a seed, in the order in which they are offered. */
function waysOf(seed: string): readonly Way[] {
  const generation = generationOf(seed);
  return [
    { technique: 'binaryTranslation', flavour: 'x86withVt' },
    { technique: 'hardwareAssist', flavour: 'x86withVt', generation },
    { technique: 'hardwareAssist', flavour: 'x86withVt', generation, paging: 'nested' },
  ];
}

function fleet(seed: string): ExperimentStep {
  const guests = guestsOf(seed);
  const ways = waysOf(seed);
  return {
    kind: 'experiment',
    id: 'fleet',
    groups: [
      {
        id: `on-${generationOf(seed)}`,
        choices: optionsFor(guests, [
          { code: 'runBy.translation' },
          { code: 'runBy.assist' },
          { code: 'runBy.nested' },
        ]),
      },
    ],
    machines: (chosen) => guests.map((guest, i) => ({ guest, ...ways[chosen[i]] })),
    compares: 'options',
    readings: ['speed', 'exits', 'equivalence'],
    views: ['counts', 'vmcs', 'rings', 'listing'],
  };
}

/** A mode below ring 0 – and what it does not make faster. */
export const belowZero: MachineLevel = {
  kind: 'machine',
  id: '2-6',
  covers: ['C040', 'C042', 'C043', 'C051'],
  lectures: [
    { text: 'S1', section: 'Hypervisor type 1, with VT' },
    { text: 'S4', section: 'HW unterstützte Virtualisierung' },
  ],
  see: ['root-mode', 'cli-or-exit', 'technique-cost'],
  steps: (seed) => [fleet(seed)],
  stars: [
    [{ figure: guestsTrue('fleet'), is: 'atLeast', value: 5 }],
    [{ figure: guestsAtBest('fleet'), is: 'atLeast', value: 3 }],
    [
      { figure: guestsAtBest('fleet'), is: 'atLeast', value: 5 },
      { figure: runsMade('fleet'), is: 'atMost', value: 3 },
    ],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 3,
  players: {
    bot: (seed) => [{ step: 'fleet', chosen: bestOf(fleet(seed)) }],
    // New hardware is always faster.
    twin: (seed) => [{ step: 'fleet', chosen: guestsOf(seed).map(() => 1) }],
  },
};
