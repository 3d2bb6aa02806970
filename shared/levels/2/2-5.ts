import type { MachineSetting } from '#shared/see/machine/entry.ts';
import { guestsAtBest, guestsTrue, runsMade, speedOfGuest } from '../figures/machine.ts';
import { optionsFor } from '../machine/choices.ts';
import { drawn } from '../machine/drawn.ts';
import { bestOf } from '../machine/played.ts';
import type { ExperimentStep, MachineLevel } from '../machine-level.ts';

/** Beside the one of system calls: two more whose kernels may be changed, and one whose kernel nobody may change. */
const OPEN = ['forker', 'interruptToggler', 'pageWalker'] as const;
const CLOSED = ['pager', 'deviceProber', 'whoAmI'] as const;
/** Ways to run a guest on a processor without root mode, in the order in which they are offered. */
const WAYS: readonly Omit<MachineSetting, 'guest'>[] = [
  { technique: 'trapAndEmulate', flavour: 'x86of1998' },
  { technique: 'binaryTranslation', flavour: 'x86of1998' },
  { technique: 'paravirtual', flavour: 'x86of1998' },
];
const TRANSLATED = 1;

function guestsOf(seed: string): readonly string[] {
  return drawn(seed, 'guests', ['systemCalls', ...drawn(seed, 'open', OPEN, 2), ...drawn(seed, 'closed', CLOSED, 1)]);
}

function ports(seed: string): ExperimentStep {
  const guests = guestsOf(seed);
  const options = WAYS.map(({ technique }) => ({ code: 'technique', values: { technique } }));
  return {
    kind: 'experiment',
    id: 'ports',
    groups: [{ id: 'ways', choices: optionsFor(guests, options) }],
    machines: (chosen) => guests.map((guest, i) => ({ guest, ...WAYS[chosen[i]] })),
    compares: 'options',
    readings: ['speed', 'exits', 'equivalence'],
    views: ['listing', 'rings', 'counts', 'cache'],
  };
}

/** A kernel that asks instead of trapping: fast where it may be changed, and out of the question where not. */
export const askNicely: MachineLevel = {
  kind: 'machine',
  id: '2-5',
  covers: ['C050', 'C052', 'C053', 'C054', 'C055'],
  lectures: [
    { text: 'S4', section: 'OS Unterstützte (Para) Virtualisierung' },
    { text: 'S0', section: 'Two Approaches To Virtualizing A CPU' },
  ],
  see: ['hypercall', 'source-or-binary', 'technique-cost'],
  steps: (seed) => [ports(seed)],
  stars: [
    [{ figure: guestsTrue('ports'), is: 'atLeast', value: 4 }],
    [{ figure: speedOfGuest('webSpeed', 'ports', 'systemCalls'), is: 'atLeast', value: 0.85 }],
    [
      { figure: guestsAtBest('ports'), is: 'atLeast', value: 4 },
      { figure: runsMade('ports'), is: 'atMost', value: 3 },
    ],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 2,
  players: {
    bot: (seed) => [{ step: 'ports', chosen: bestOf(ports(seed)) }],
    // Translates everything: that works for every kernel.
    twin: (seed) => [{ step: 'ports', chosen: guestsOf(seed).map(() => TRANSLATED) }],
  },
};
