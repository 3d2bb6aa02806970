import type { DisturbanceName } from '#shared/sim/kernel/codes/disturbances.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { type Deck, drawFrom } from './deck.ts';

/** A hall that people play: a scenario, what the seed changes in it, and the orders that it is about. */
export interface Hall {
  /** What no seed changes: hardware, policies, customers and events that are always there, orders that may be given. */
  readonly scenario: Scenario;
  /** What the seed draws; absent = every seed has the same customers and events. */
  readonly deck?: Deck;
  /** Orders that answer what the hall is about: named in its brief, one to six. */
  readonly orders: readonly string[];
  /** What can go wrong in it, and nothing else does: each with the orders that answer it, before it happens or while it lasts. */
  readonly answers?: Answers;
}

/** Orders that answer each thing that may go wrong. */
export type Answers = { readonly [F in DisturbanceName]?: readonly string[] };

/** The scenario of a hall under a seed. Same hall and seed: the same scenario. */
export function deal({ scenario, deck, answers }: Hall, seed: string): Scenario {
  const offered = answers && { injectable: Object.keys(answers) as DisturbanceName[] };
  if (deck === undefined) return { ...scenario, ...offered, seed };
  const { tenants, events } = drawFrom(deck, scenario.tenants, seed);
  return { ...scenario, ...offered, seed, tenants, events: [...scenario.events, ...events] };
}
