import { FLAVOURS } from '#shared/machine/hardware/flavours.ts';
import type { Mnemonic } from '#shared/machine/hardware/instructions.ts';
import { verbatim } from '#shared/machine/tasks/task.ts';
import { isSensitive, verdictOf } from '#shared/machine/theorem/classify.ts';
import { VMM_PARTS } from '#shared/machine/vmm/setup.ts';
import type { MachineSetting } from '#shared/see/machine/entry.ts';
import { directLeast, guestsKept, guestsTrue } from '../figures/machine.ts';
import { OFF_ON, togglesOf } from '../machine/choices.ts';
import { drawn } from '../machine/drawn.ts';
import type { ExperimentStep, MachineLevel, MachineMove } from '../machine-level.ts';

/** Sensitive and harmless instructions on the board. Design values. */
const [SENSITIVE, HARMLESS] = [8, 4];
/** The first asks for all that a machine shows of itself, one changes tables or flags all the time, one is like most. */
const OTHERS: readonly (readonly string[])[] = [
  ['interruptToggler', 'forker'],
  ['shutdown', 'systemCalls', 'consoleWriter'],
];
/** Sensitive instructions that all choices of guests use. */
const USED: readonly Mnemonic[] = [
  'SMSW',
  'OUT',
  'LIDT',
  'MOVCR3',
  'MOVCS',
  'PUSHF',
  'SIDT',
  'LRA',
  'POPF',
  'CLI',
  'SYSRET',
];
/** Harmless ones of which all programs are made. */
const COMMON: readonly Mnemonic[] = ['MOV', 'ADD', 'SUB', 'CMP', 'LD', 'ST', 'JNZ'];
const ALL_SENSITIVE = verdictOf(FLAVOURS.mainframe)
  .classes.filter(isSensitive)
  .map(({ mnemonic }) => mnemonic);

/** Instructions of which it is decided whether they trap. */
function boardOf(seed: string): readonly Mnemonic[] {
  const sensitive = drawn(seed, 'sensitive', USED, SENSITIVE);
  return drawn(seed, 'board', [...sensitive, ...drawn(seed, 'harmless', COMMON, HARMLESS)]);
}

function guestsOf(seed: string): readonly string[] {
  return ['whoAmI', ...OTHERS.flatMap((some, i) => drawn(seed, `guest${i}`, some, 1))];
}

function experiment(seed: string): ExperimentStep {
  const board = boardOf(seed);
  return {
    kind: 'experiment',
    id: 'monitor',
    groups: [
      togglesOf(
        'parts',
        VMM_PARTS.map((part) => ({ code: `vmmPart.${part}` })),
      ),
      togglesOf('traps', board.map(verbatim)),
    ],
    machines: (chosen) => {
      const parts = VMM_PARTS.filter((_, i) => chosen[i] === OFF_ON.on);
      const trapping = board.filter((_, i) => chosen[VMM_PARTS.length + i] === OFF_ON.on);
      const traps = [...ALL_SENSITIVE.filter((mnemonic) => !board.includes(mnemonic)), ...trapping];
      const usual: Omit<MachineSetting, 'guest'> = { technique: 'trapAndEmulate', flavour: 'mainframe', parts, traps };
      return guestsOf(seed).map((guest) => ({ guest, ...usual }));
    },
    readings: ['control', 'equivalence', 'efficiency'],
    views: ['rings', 'listing', 'trapPath', 'counts'],
  };
}

/** All parts, and traps for what is asked for. */
function monitorWith(seed: string, isTrapping: (mnemonic: Mnemonic) => boolean): readonly MachineMove[] {
  const traps = boardOf(seed).map((mnemonic) => (isTrapping(mnemonic) ? OFF_ON.on : OFF_ON.off));
  return [{ step: 'monitor', chosen: [...VMM_PARTS.map(() => OFF_ON.on), ...traps] }];
}

/** A monitor of three parts, and the question what must trap for it: not nothing, and not everything. */
export const trap: MachineLevel = {
  kind: 'machine',
  id: '2-2',
  covers: ['C028', 'C029', 'C030', 'C034', 'C035', 'C036', 'C037'],
  lectures: [
    { text: 'S4', section: 'Trap' },
    { text: 'S1', section: 'Aside from “acting like a physical machine”, what are actually the requirements?' },
  ],
  see: ['three-requirements', 'dispatcher', 'trap-psw'],
  steps: (seed) => [experiment(seed)],
  stars: [
    [{ figure: guestsKept('monitor'), is: 'atLeast', value: 3 }],
    [{ figure: guestsTrue('monitor'), is: 'atLeast', value: 3 }],
    [{ figure: directLeast('monitor'), is: 'atLeast', value: 0.85 }],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 3,
  players: {
    bot: (seed) => monitorWith(seed, (mnemonic) => ALL_SENSITIVE.includes(mnemonic)),
    // To be on the safe side, everything traps.
    twin: (seed) => monitorWith(seed, () => true),
  },
};
