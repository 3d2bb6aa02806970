import { instructionText } from '#shared/machine/assembler/disassemble.ts';
import { readWord } from '#shared/machine/hardware/access.ts';
import { decode } from '#shared/machine/hardware/instructions.ts';
import type { Ring } from '#shared/machine/hardware/words.ts';
import type { TaskRow } from '#shared/machine/tasks/task.ts';
import { step } from '#shared/machine/vmm/step.ts';
import type { MachineSetting } from '#shared/see/machine/entry.ts';
import { type Happening, happeningOf } from '#shared/see/machine/happening.ts';
import { startSetting } from '#shared/see/machine/setting.ts';
import { guestsKept, guestsTrue, rowsRight } from '../figures/machine.ts';
import { drawn } from '../machine/drawn.ts';
import type { ExperimentStep, MachineLevel, MachineMove, TaskStep } from '../machine-level.ts';

const RINGS: readonly Ring[] = [0, 1, 2, 3];
const WHO = ['hypervisor', 'kernel', 'program'] as const;
/** What can become of an instruction where everybody is in the right place, and how many cards there are of each. Design values. */
const FATES = ['ran', 'emulated', 'handedOver'] as const satisfies readonly Happening[];
const CARDS: { readonly [F in (typeof FATES)[number]]: number } = { ran: 2, emulated: 3, handedOver: 3 };
const OTHERS = ['systemCalls', 'consoleWriter', 'interruptToggler', 'remapper'] as const;

/** One that switches itself off, one that tries what it must not, and one more. */
function guestsOf(seed: string): readonly string[] {
  return ['shutdown', 'intruder', ...drawn(seed, 'guest', OTHERS, 1)];
}

/** A kernel in ring 0 loads tables of its own, and from then on nobody else is asked: that is a machine without a hypervisor. */
function placed(guest: string, hypervisor: Ring, kernel: Ring, program: Ring): MachineSetting {
  if (kernel === 0) return { guest, technique: 'bare', flavour: 'mainframe' };
  return { guest, technique: 'trapAndEmulate', flavour: 'mainframe', rings: { hypervisor, kernel, program } };
}

function places(seed: string): ExperimentStep {
  const options = RINGS.map((ring) => ({ code: 'inRing', values: { ring } }));
  return {
    kind: 'experiment',
    id: 'rings',
    groups: [{ id: 'who', choices: WHO.map((who) => ({ label: { code: 'actor', values: { actor: who } }, options })) }],
    machines: ([hypervisor = 0, kernel = 0, program = 0]) =>
      guestsOf(seed).map((guest) => placed(guest, RINGS[hypervisor], RINGS[kernel], RINGS[program])),
    readings: ['hostOn', 'control', 'equivalence', 'output'],
    views: ['rings', 'devices', 'listing', 'trapPath'],
  };
}

/** An instruction that was seen, and what became of it. */
interface Card {
  readonly who: 'kernel' | 'program';
  readonly text: string;
  readonly fate: Happening;
}

/** Different instructions of a guest, each as it went the first time. */
function cardsOf(guest: string): readonly Card[] {
  const run = startSetting(placed(guest, 0, 1, 3));
  const found = new Map<string, Card>();
  while (run.guest.stopped === undefined) {
    const { pc, ring, waiting } = run.guest.cpu;
    // Looking is remembered by the processor, which makes no difference for what it does.
    const word = readWord(run.guest, pc);
    const instruction = word === undefined ? undefined : decode(word);
    step(run);
    const who = ring === 3 ? 'program' : 'kernel';
    if (instruction === undefined || waiting || found.size > 60) break;
    const card: Card = { who, text: instructionText(instruction), fate: happeningOf(run.events) };
    const key = `${who} ${instruction.mnemonic}`;
    if (!found.has(key)) found.set(key, card);
  }
  return [...found.values()];
}

function cards(seed: string): TaskStep {
  const all = guestsOf(seed).flatMap(cardsOf);
  const some = FATES.flatMap((fate) =>
    drawn(
      seed,
      fate,
      all.filter((card, i) => card.fate === fate && all.findIndex(isSame(card)) === i),
      CARDS[fate],
    ),
  );
  return { kind: 'task', id: 'cards', rows: drawn(seed, 'cards', some).map(cardRow) };
}

function isSame({ who, text }: Card): (other: Card) => boolean {
  return (other) => other.who === who && other.text === text;
}

function cardRow({ who, text, fate }: Card): TaskRow {
  return {
    label: { code: `card.${who}`, values: { text } },
    options: FATES.map((id) => ({ code: 'choice', values: { choice: id } })),
    right: FATES.indexOf(fate as (typeof FATES)[number]),
    evidence: { code: 'card.did', values: { happening: fate } },
  };
}

/** The right places, or the kernel in ring 0 as it is used to; and what is to be expected there. */
function movesOf(seed: string, kernel: Ring, expected: (right: number) => number): readonly MachineMove[] {
  return [
    { step: 'rings', chosen: [0, kernel, 3] },
    { step: 'cards', chosen: cards(seed).rows.map(({ right }) => expected(right)) },
  ];
}

/** Who holds ring 0 holds the machine. */
export const whoHoldsRing0: MachineLevel = {
  kind: 'machine',
  id: '2-1',
  covers: ['C038', 'C039', 'C094', 'C136'],
  lectures: [
    { text: 'S0', section: 'Ring 0' },
    { text: 'S1', section: 'Hypervisor type 1, before/without VT' },
  ],
  see: ['ring-0', 'rings-protect', 'user-code-direct'],
  steps: (seed) => [places(seed), cards(seed)],
  stars: [
    [{ figure: guestsKept('rings'), is: 'atLeast', value: 3 }],
    [{ figure: guestsTrue('rings'), is: 'atLeast', value: 3 }],
    [{ figure: rowsRight('cardsRight', 'cards'), is: 'atLeast', value: 7 }],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 1,
  players: {
    bot: (seed) => movesOf(seed, 1, (right) => right),
    // A kernel belongs into ring 0, so that is where it goes.
    twin: (seed) => movesOf(seed, 0, () => FATES.indexOf('ran')),
  },
};
