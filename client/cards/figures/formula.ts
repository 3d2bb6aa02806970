import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** One sign of a formula. Its name is in the words under `card.term.<name>`. */
export interface Term {
  readonly name: string;
  readonly read: (world: OpenWorld, row: number) => number;
  readonly write: (value: number) => string;
}

export type TermValues = Readonly<Record<string, number>>;

/** How the figure on screen comes about, with the numbers of its own row. */
export interface Formula {
  /** With the names of its terms in braces: `{steal} = 1 − {used} ÷ {wanted}`. */
  readonly equation: string;
  /** What the equation gives: the very reading that the screen shows, where it shows one. */
  readonly figure: Term;
  readonly terms: readonly Term[];
  /** The figure out of its terms. */
  readonly compute: (values: TermValues) => number;
  /** How far the steps in which open columns are told may set the two apart, in the unit of the figure. */
  readonly within: number;
  /** Where it has a meaning; everywhere, if absent. */
  readonly fits?: (world: OpenWorld, row: number) => boolean;
}

export function termValues({ terms }: Formula, world: OpenWorld, row: number): TermValues {
  return Object.fromEntries(terms.map((term) => [term.name, term.read(world, row)]));
}
