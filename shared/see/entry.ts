import type { CommandCall } from '#shared/sim/commands/index.ts';
import type { Scenario, Traces } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';

/** Parts of a course, in its order. */
export const GROUPS = [
  'definition',
  'cpu',
  'memory',
  'io',
  'storage',
  'migration',
  'cluster',
  'cloud',
  'security',
  'facility',
] as const;
export type Group = (typeof GROUPS)[number];

/** What a number counts; how it is written is the page's affair. `share`: a fraction of 1. */
export type Unit =
  | 'mib'
  | 'mibPerS'
  | 'mbit'
  | 'share'
  | 'ms'
  | 's'
  | 'watts'
  | 'wattHours'
  | 'cents'
  | 'count'
  | 'times'
  | 'mhz'
  | 'perS'
  | 'celsius';

/** A number that is read off a world. Its words are `see.figure.<id>`. */
export interface Figure {
  readonly id: string;
  readonly unit: Unit;
  /** A pure function of the world. */
  readonly read: (world: World) => number;
  /** `perSecond`: a rate or share that is added up over time, times seconds. `each`: added up tick by tick, as it is. */
  readonly adds?: 'perSecond' | 'each';
}

/** A bar in parts: a host, a VM, a disk. Its words are `see.row.<name>`, with `no` where there are several of a kind. */
export interface Bar {
  readonly name: string;
  readonly no?: number;
  readonly parts: readonly Figure[];
}

/** An order, and the second of machine time before which it is given. */
export interface TimedOrder {
  readonly atS: number;
  readonly call: CommandCall;
}

/** A world and what happens to it. */
export interface Setting {
  readonly scenario: Scenario;
  readonly traces: Traces;
  readonly orders: readonly TimedOrder[];
  /** Second at which the page stands still and asks. */
  readonly stopS: number;
  readonly endS: number;
}

/** What one may change: what it does to a setting. Its words are `see.<entry>.lever.<id>`. */
export interface Lever {
  readonly id: string;
  readonly change: (setting: Setting) => Setting;
}

/**
 * What is asked before the world goes on. The right answer is never written down: it is what the world does.
 * `number`: what a figure is at the end; the nearest choice is right. `which`: which of some figures is then the highest, or the
 * lowest. `direction`: whether a figure rises, falls, or stays within a share `same` of what it was at the stop.
 */
export type Question =
  | { readonly kind: 'number'; readonly of: string; readonly choices: readonly number[] }
  | { readonly kind: 'which'; readonly of: readonly string[]; readonly most: 'highest' | 'lowest' }
  | { readonly kind: 'direction'; readonly of: string; readonly same: number };

/** A place in the lecture texts: which of them (`LECTURES`) and under which heading. */
export interface LecturePlace {
  readonly text: LectureId;
  readonly section: string;
}
export type LectureId = 'S0' | 'S1' | 'S2' | 'S3' | 'S4';

/** A concept, shown by a world that is stopped at the moment that matters. Words: `see.<id>`. */
export interface SeeEntry {
  readonly id: string;
  readonly group: Group;
  readonly setting: Setting;
  readonly figures: readonly Figure[];
  /** Ids of figures that are drawn over time; all have one unit. */
  readonly chart: readonly string[];
  readonly bars: readonly Bar[];
  readonly asks: Question;
  readonly levers: readonly Lever[];
  /** Ids of rules in `docs/model`; the first one is the one that it is about. */
  readonly rules: readonly [string, ...string[]];
  /** The equation, in plain signs. */
  readonly formula: string;
  /** Where the rule or its numbers come from: author, venue, year, section. */
  readonly papers: readonly string[];
  /** Items of `shared/see/items.ts` that a person meets here. */
  readonly covers: readonly string[];
  readonly lectures: readonly LecturePlace[];
  /** Id of the hall in which it can be played. */
  readonly hall?: string;
}
