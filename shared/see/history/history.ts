import type { LecturePlace } from '../header.ts';

/** What kind of step it was; the page filters by it. */
export const EVENT_KINDS = ['idea', 'mainframe', 'x86', 'containers', 'hardware', 'cloud'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Where a fact comes from: papers, and the lecture texts that tell it. One of the two at least. */
export interface Sourced {
  readonly papers: readonly string[];
  readonly lectures: readonly LecturePlace[];
  /** Items of `shared/see/items.ts` that a person meets here. */
  readonly covers: readonly string[];
  /** Where it can be seen or played: addresses in this product. */
  readonly links: readonly string[];
}

/** A year and what happened in it. Words: `history.event.<id>`. */
export interface HistoryEvent extends Sourced {
  readonly id: string;
  readonly year: number;
  readonly kind: EventKind;
}

/** Layers of an architecture, from below, as drawn. Words: `history.layer.<layer>`. */
export type Layer =
  | 'hardware'
  | 'partitions'
  | 'hypervisor'
  | 'hostSystem'
  | 'console'
  | 'privileged'
  | 'vmm'
  | 'kernel'
  | 'runtime'
  | 'guest'
  | 'portedGuest'
  | 'container'
  | 'program';

/** A product that a lecture text or a paper names, and what it says of it. */
export interface NamedProduct {
  readonly name: string;
  /** The text that names it, or the paper. */
  readonly by: LecturePlace | string;
}

/** A way to put systems above each other. Words: `history.architecture.<id>`. */
export interface Architecture extends Sourced {
  readonly id: string;
  /** Rows from below; what stands side by side is one row. */
  readonly stack: readonly (readonly Layer[])[];
  readonly products: readonly NamedProduct[];
}

/** A word and what it means, or a claim and how far it holds. Words: `history.term.<id>`. */
export interface Term extends Sourced {
  readonly id: string;
  readonly group: TermGroup;
}
export const TERM_GROUPS = ['words', 'products', 'use'] as const;
export type TermGroup = (typeof TERM_GROUPS)[number];
