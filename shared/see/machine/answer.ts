import { LINE_UP, type LineUpId } from '#shared/machine/trial/line-up.ts';
import { tryUnder } from '#shared/machine/trial/measures.ts';
import type { Requirements } from '#shared/machine/trial/requirements.ts';
import type { MachineEntry, MachineQuestion, MachineSetting } from './entry.ts';
import { type Happening, happeningOf } from './happening.ts';
import { guestOf, setupIn } from './setting.ts';
import { runAt, type Tape } from './tape.ts';

const REQUIREMENTS = ['equivalence', 'control', 'efficiency'] as const;
type Requirement = (typeof REQUIREMENTS)[number];

/** What can be answered. `requirement` with nothing: all are met. */
export type MachineChoice =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'figure'; readonly id: string }
  | { readonly kind: 'happening'; readonly id: Happening }
  | { readonly kind: 'requirement'; readonly id: Requirement | 'none' }
  | { readonly kind: 'way'; readonly id: LineUpId };

/** What came of a run, as far as the question goes: numbers, or one word. */
export type MachineOutcome =
  | { readonly kind: 'numbers'; readonly values: readonly number[] }
  | { readonly kind: 'happening'; readonly id: Happening }
  | { readonly kind: 'missed'; readonly ids: readonly Requirement[] };

/** The choices of a question, in the order in which they are offered. */
export function machineChoices(asks: MachineQuestion): readonly MachineChoice[] {
  switch (asks.kind) {
    case 'number':
      return asks.choices.map((value) => ({ kind: 'number', value }));
    case 'which':
      return asks.of.map((id) => ({ kind: 'figure', id }));
    case 'next':
      return asks.choices.map((id) => ({ kind: 'happening', id }));
    case 'missed':
      return [...REQUIREMENTS, 'none' as const].map((id) => ({ kind: 'requirement', id }));
    case 'ways':
      return asks.of.map((id) => ({ kind: 'way', id }));
  }
}

/** What the machine says to the question. */
export function machineOutcome({ asks, figures }: MachineEntry, setting: MachineSetting, tape: Tape): MachineOutcome {
  switch (asks.kind) {
    case 'next':
      return { kind: 'happening', id: happeningOf(tape.steps[tape.stop]?.events ?? []) };
    case 'missed':
      return { kind: 'missed', ids: missedIn(requirementsIn(setting)) };
    case 'ways':
      return { kind: 'numbers', values: asks.of.map((id) => asks.measure(guestOf(setting), LINE_UP[id])) };
    default: {
      const run = runAt(tape, tape.end);
      const asked = asks.kind === 'number' ? [asks.of] : asks.of;
      const values = asked.map((id) => figures.find((figure) => figure.id === id)?.read(run) ?? Number.NaN);
      return { kind: 'numbers', values };
    }
  }
}

/** Index of the choice that an outcome proves right. */
export function rightChoice(asks: MachineQuestion, outcome: MachineOutcome): number {
  if (outcome.kind === 'happening') return asks.kind === 'next' ? asks.choices.indexOf(outcome.id) : -1;
  if (outcome.kind === 'missed') {
    const [first] = outcome.ids;
    return first === undefined ? REQUIREMENTS.length : REQUIREMENTS.indexOf(first);
  }
  return rightNumber(asks, outcome.values);
}

function rightNumber(asks: MachineQuestion, values: readonly number[]): number {
  if (asks.kind === 'number') return lowest(asks.choices.map((choice) => Math.abs(choice - (values[0] ?? 0))));
  const isLowest = asks.kind === 'next' || asks.kind === 'missed' || asks.most === 'lowest';
  return lowest(isLowest ? values : values.map((value) => -value));
}

/** Whether a setting meets the three requirements; it runs beside the machine itself for that. Nothing if it cannot be run. */
export function requirementsIn(setting: MachineSetting): Requirements | undefined {
  return tryUnder(guestOf(setting), setupIn(setting))?.requirements;
}

function missedIn(requirements: Requirements | undefined): readonly Requirement[] {
  return REQUIREMENTS.filter((id) => requirements?.[id].holds === false);
}

function lowest(values: readonly number[]): number {
  return values.indexOf(Math.min(...values));
}
