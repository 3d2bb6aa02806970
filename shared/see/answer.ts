import type { Question, WorldEntry } from './entry.ts';
import type { SeeRun } from './run.ts';

/** What can be answered: a number, a figure, or a way that a figure goes. */
export type Choice =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'figure'; readonly id: string }
  | { readonly kind: 'way'; readonly way: (typeof WAYS)[number] };

const WAYS = ['up', 'same', 'down'] as const;

/** The choices of a question, in the order in which they are offered. */
export function choicesOf(asks: Question): readonly Choice[] {
  switch (asks.kind) {
    case 'number':
      return asks.choices.map((value) => ({ kind: 'number', value }));
    case 'which':
      return asks.of.map((id) => ({ kind: 'figure', id }));
    case 'direction':
      return WAYS.map((way) => ({ kind: 'way', way }));
  }
}

/** Index of the choice that the world proves right. */
export function answerOf(entry: WorldEntry, run: SeeRun): number {
  const { asks } = entry;
  const ends = outcomesOf(entry, run);
  switch (asks.kind) {
    case 'number':
      return lowest(asks.choices.map((choice) => Math.abs(choice - (ends[0] ?? 0))));
    case 'which':
      return lowest(asks.most === 'lowest' ? ends : ends.map((value) => -value));
    case 'direction':
      return WAYS.indexOf(wayOf(valueAt(entry, run, asks.of, run.stop), ends[0] ?? 0, asks.same));
  }
}

/** The figures that the question is about, at the end of a run. */
export function outcomesOf(entry: WorldEntry, run: SeeRun): readonly number[] {
  return askedFigures(entry.asks).map((id) => valueAt(entry, run, id, run.end));
}

/** Ids of the figures that a question is about. */
export function askedFigures(asks: Question): readonly string[] {
  return asks.kind === 'which' ? asks.of : [asks.of];
}

/** A figure of the entry at a moment of a run. */
export function valueAt(entry: WorldEntry, run: SeeRun, id: string, moment: number): number {
  const at = entry.figures.findIndex((figure) => figure.id === id);
  const value = run.figures[at]?.[moment];
  if (value === undefined) throw new Error(`${entry.id} has no figure ${id} at ${moment}`);
  return value;
}

function wayOf(before: number, after: number, same: number): (typeof WAYS)[number] {
  if (Math.abs(after - before) <= same * Math.max(Math.abs(before), Math.abs(after))) return 'same';
  return after > before ? 'up' : 'down';
}

function lowest(values: readonly number[]): number {
  return values.indexOf(Math.min(...values));
}
