import type { InsideAsk } from '#shared/inside/view.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import type { Scenario, Traces } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import type { EntryHeader, Unit } from './header.ts';
import type { MachineEntry } from './machine/entry.ts';

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

/** What one may change: what it does to a setting. */
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

/** A concept, shown by a world that is stopped at the moment that matters. */
export interface WorldEntry extends EntryHeader {
  readonly setting: Setting;
  readonly figures: readonly Figure[];
  /** Ids of figures that are drawn over time; all have one unit. */
  readonly chart: readonly string[];
  readonly bars: readonly Bar[];
  /** The host that the page opens up, and how; instead of the bars. */
  readonly inside?: InsideAsk;
  readonly asks: Question;
  readonly levers: readonly Lever[];
}

/** A concept, shown by a world or by a small machine. */
export type SeeEntry = WorldEntry | MachineEntry;

export function isOfMachine(entry: SeeEntry): entry is MachineEntry {
  return 'machine' in entry;
}

export function isOfWorld(entry: SeeEntry): entry is WorldEntry {
  return 'setting' in entry;
}
