import { FLAVOURS, type Flavour, whatIfPrivileged } from '#shared/machine/hardware/flavours.ts';
import type { Mnemonic } from '#shared/machine/hardware/instructions.ts';
import { type Saying, type TaskRow, verbatim } from '#shared/machine/tasks/task.ts';
import { type InstructionClass, isSensitive, verdictOf } from '#shared/machine/theorem/classify.ts';
import { directLeast, guestsTrue, isRight, rowsRight } from '../figures/machine.ts';
import { OFF_ON, togglesOf } from '../machine/choices.ts';
import { drawn } from '../machine/drawn.ts';
import type { ExperimentStep, MachineLevel, MachineMove, TaskStep } from '../machine-level.ts';

/** Instructions of each kind that are probed, POPF among the ghosts; harmless ones that may be made to trap. Design values. */
const [GHOSTS, TRAPPING, HARMLESS, DECOYS] = [4, 4, 4, 4];
const OLD = FLAVOURS.x86of1998;
const COMMON: readonly Mnemonic[] = ['MOV', 'ADD', 'SUB', 'CMP', 'LD', 'ST', 'PUSH', 'JNZ'];

function classesOf(flavour: Flavour): readonly InstructionClass[] {
  return verdictOf(flavour).classes;
}

function probed(seed: string): readonly InstructionClass[] {
  const classes = classesOf(OLD).filter(({ mnemonic }) => mnemonic !== 'VMCALL' && mnemonic !== 'SYSCALL');
  const kind = (fate: string) => classes.filter((one) => fateOf(one) === fate && one.mnemonic !== 'POPF');
  const all = [
    ...classes.filter(({ mnemonic }) => mnemonic === 'POPF'),
    ...drawn(seed, 'ghosts', kind('slips'), GHOSTS - 1),
    ...drawn(seed, 'traps', kind('traps'), TRAPPING),
    ...drawn(seed, 'harmless', kind('harmless'), HARMLESS),
  ];
  return drawn(seed, 'probed', all);
}

const FATES = ['harmless', 'traps', 'slips'] as const;

function fateOf(one: InstructionClass): (typeof FATES)[number] {
  if (!isSensitive(one)) return 'harmless';
  return one.privileged ? 'traps' : 'slips';
}

function probe(seed: string): TaskStep {
  return { kind: 'task', id: 'probe', probed: true, rows: probed(seed).map(probeRow) };
}

function probeRow(one: InstructionClass): TaskRow {
  const resources = [...new Set([...one.changes, ...one.dependsOn])].join();
  return {
    label: verbatim(one.mnemonic),
    facts: [ringNought(one), { code: one.privileged ? 'ring3.traps' : 'ring3.runs' }],
    options: FATES.map((code) => ({ code })),
    right: FATES.indexOf(fateOf(one)),
    evidence: { code: `probed.${fateOf(one)}`, values: { mnemonic: one.mnemonic, resources } },
  };
}

/** What was seen when the kernel of a machine without a hypervisor tried it. */
function ringNought({ changes, dependsOn }: InstructionClass): Saying {
  const values = { changes: changes.join(), dependsOn: dependsOn.join() };
  if (changes.length > 0) return { code: dependsOn.length > 0 ? 'ring0.both' : 'ring0.changes', values };
  return { code: dependsOn.length > 0 ? 'ring0.depends' : 'ring0.nothing', values };
}

/** Processors that might have been built: some of them with one ghost left, some with a harmless instruction that traps. */
function processors(seed: string): readonly Flavour[] {
  const [left, ...closed] = drawn(seed, 'left', verdictOf(OLD).holes);
  const [harmless] = drawn(seed, 'needless', COMMON);
  const whole = whatIfPrivileged(OLD, verdictOf(OLD).holes);
  const oneLeft = whatIfPrivileged(OLD, closed);
  const needless = whatIfPrivileged(whole, [harmless]);
  const both = whatIfPrivileged(oneLeft, [harmless]);
  const last = drawn(seed, 'last', [OLD, both, FLAVOURS.mainframe], 1);
  return drawn(seed, 'processors', [left === undefined ? whole : oneLeft, needless, ...last]);
}

const STAMPS = ['enough', 'ghost', 'needless'] as const;

function stamp(seed: string): TaskStep {
  return { kind: 'task', id: 'stamp', rows: processors(seed).map(stampRow) };
}

function stampRow(flavour: Flavour, no: number): TaskRow {
  const { virtualizable, holes, classes } = verdictOf(flavour);
  const sensitive = classes.filter(isSensitive).map(({ mnemonic }) => mnemonic);
  return {
    label: { code: 'stamp.processor', values: { no: no + 1 } },
    facts: [
      { code: 'stamp.sensitive', values: { list: sensitive.join(', ') } },
      { code: 'stamp.trapping', values: { list: [...flavour.privileged].sort(byPlace(sensitive)).join(', ') } },
    ],
    options: STAMPS.map((code) => ({ code: `stamp.${code}` })),
    right: STAMPS.indexOf(virtualizable ? 'enough' : 'ghost'),
    evidence: virtualizable ? { code: 'stamp.noHoles' } : { code: 'stamp.holes', values: { list: holes.join(', ') } },
  };
}

/** In the order of another list, what is not in it last. */
function byPlace(order: readonly Mnemonic[]): (a: Mnemonic, b: Mnemonic) => number {
  const place = (mnemonic: Mnemonic) => (order.includes(mnemonic) ? order.indexOf(mnemonic) : order.length);
  return (a, b) => place(a) - place(b);
}

function patchable(seed: string): readonly Mnemonic[] {
  return drawn(seed, 'patchable', [...verdictOf(OLD).holes, ...drawn(seed, 'decoys', COMMON, DECOYS)]);
}

function patch(seed: string): ExperimentStep {
  const board = patchable(seed);
  const third = drawn(seed, 'guest', ['systemCalls', 'forker', 'selfChanger', 'shutdown'], 1);
  return {
    kind: 'experiment',
    id: 'patch',
    groups: [togglesOf('traps', board.map(verbatim))],
    machines: (chosen) => {
      const traps = [...OLD.privileged, ...board.filter((_, i) => chosen[i] === OFF_ON.on)];
      return ['whoAmI', 'interruptToggler', ...third].map((guest) => ({
        guest,
        technique: 'trapAndEmulate',
        flavour: 'x86of1998',
        traps,
      }));
    },
    readings: ['equivalence', 'efficiency', 'output'],
    views: ['rings', 'listing', 'processor', 'counts'],
  };
}

function movesOf(seed: string, isGhost: (mnemonic: Mnemonic) => boolean): readonly MachineMove[] {
  const fate = (one: InstructionClass) => (one.privileged ? 'traps' : isGhost(one.mnemonic) ? 'slips' : 'harmless');
  const seen = (flavour: Flavour) => verdictOf(flavour).holes.some(isGhost);
  return [
    { step: 'probe', chosen: probed(seed).map((one) => FATES.indexOf(fate(one))) },
    { step: 'stamp', chosen: processors(seed).map((one) => STAMPS.indexOf(seen(one) ? 'ghost' : 'enough')) },
    { step: 'patch', chosen: patchable(seed).map((one) => (isGhost(one) ? OFF_ON.on : OFF_ON.off)) },
  ];
}

/** Instructions that touch the machine and tell nobody: what is not privileged is not therefore harmless. */
export const seventeenGhosts: MachineLevel = {
  kind: 'machine',
  id: '2-3',
  covers: ['C031', 'C032', 'C033', 'C044', 'C045'],
  lectures: [
    { text: 'S4', section: 'x86 ISA Stealth Instructions' },
    { text: 'S4', section: 'Formale Definition eines Hypervisors' },
    { text: 'S1', section: 'What is required for VMMs to run code directly?' },
  ],
  see: ['popf-ignored', 'two-modes', 'popf-hang'],
  steps: (seed) => [probe(seed), stamp(seed), patch(seed)],
  stars: [
    [{ figure: isRight('popfFound', 'probe', ({ label }) => label.values?.text === 'POPF'), is: 'atLeast', value: 1 }],
    [{ figure: rowsRight('probesRight', 'probe'), is: 'atLeast', value: 10 }],
    [
      { figure: rowsRight('stampsRight', 'stamp'), is: 'atLeast', value: 2 },
      { figure: guestsTrue('patch'), is: 'atLeast', value: 3 },
      { figure: directLeast('patch'), is: 'atLeast', value: 0.85 },
    ],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 2,
  players: {
    bot: (seed) => movesOf(seed, (mnemonic) => verdictOf(OLD).holes.includes(mnemonic)),
    // Knows POPF by its fame, and takes whatever else does not trap for harmless.
    twin: (seed) => movesOf(seed, (mnemonic) => mnemonic === 'POPF'),
  },
};
