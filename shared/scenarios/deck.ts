import type { DisturbanceName } from '#shared/sim/kernel/codes/disturbances.ts';
import { seededDraws } from '#shared/sim/kernel/random.ts';
import type { TenantSpec, TimedEvent } from '#shared/sim/kernel/scenario/scenario.ts';

/** From the least to the most, both possible. */
export type Span = readonly [least: number, most: number];

/** What the seed decides in a hall: which cards are drawn from each pile, when they are played, on whom, how strong. */
export interface Deck {
  readonly offers: readonly OfferPile[];
  readonly events: readonly EventPile[];
}

/** Cards of which some are drawn; each is drawn once at most. */
interface Pile<C> {
  /** How many are drawn. */
  readonly take: Span;
  readonly cards: readonly C[];
}

export type OfferPile = Pile<OfferCard> & {
  /** Seconds at which the first card of the pile is offered; the others follow, each `apartS` after the one before. */
  readonly fromS: Span;
  readonly apartS: Span;
};

/** A contract that may be offered. */
export interface OfferCard {
  readonly tenant: Omit<TenantSpec, 'vms' | 'offerAtS' | 'baseload'>;
  readonly vms: Span;
  /** Comes without asking: the hall must serve it; absent = it offers a contract. */
  readonly assigned?: true;
}

export type EventPile = Pile<EventCard>;

/** Something that may happen. Times in seconds, as in `TimedEvent`. */
export interface EventCard {
  readonly kind: DisturbanceName;
  /** Rows of which one is hit (−1 = the whole hall), or a customer by archetype: a tenant of it, or a VM of it. */
  readonly on: readonly number[] | { readonly tenant: string } | { readonly vmOf: string };
  readonly atS: Span;
  readonly forS: Span;
  readonly warningS: number;
  /** Strength; drawn in hundredths. */
  readonly factor: Span;
}

/** What a deal puts beside what a hall has anyway. */
export interface Dealt {
  readonly tenants: readonly TenantSpec[];
  readonly events: readonly TimedEvent[];
}

/**
 * Draws from a deck. Every pile has a stream of its own, so that a card added to one deals the others as before. `tenants`:
 * the customers that the hall has anyway; those drawn come after them, in the order of their offers. An event whose
 * customer was not drawn does not happen.
 */
export function drawFrom(deck: Deck, tenants: readonly TenantSpec[], seed: string): Dealt {
  const drawn = deck.offers.flatMap((pile, p) => offersOf(pile, seededDraws(seed, `offers/${p}`)));
  const all = [...tenants, ...drawn.sort((a, b) => a.offerAtS - b.offerAtS)];
  const events = deck.events.flatMap((pile, p) => eventsOf(pile, all, seededDraws(seed, `events/${p}`)));
  return { tenants: all, events: events.sort((a, b) => a.atS - b.atS) };
}

/** The next draw, uniform in [0, 1). */
type Draws = () => number;

/** A whole number of a span. */
function within([least, most]: Span, draw: Draws): number {
  return least + Math.floor(draw() * (most - least + 1));
}

function hundredthsWithin([least, most]: Span, draw: Draws): number {
  return within([Math.round(least * 100), Math.round(most * 100)], draw) / 100;
}

function drawn<C>({ take, cards }: Pile<C>, draw: Draws): C[] {
  const left = [...cards];
  const count = Math.min(within(take, draw), cards.length);
  return Array.from({ length: count }, () => left.splice(within([0, left.length - 1], draw), 1)[0]);
}

function offersOf(pile: OfferPile, draw: Draws): TenantSpec[] {
  let atS = within(pile.fromS, draw);
  return drawn(pile, draw).map(({ tenant, vms, assigned }) => {
    const offer = { ...tenant, vms: within(vms, draw), baseload: assigned === true, offerAtS: atS };
    atS += within(pile.apartS, draw);
    return offer;
  });
}

function eventsOf(pile: EventPile, tenants: readonly TenantSpec[], draw: Draws): TimedEvent[] {
  return drawn(pile, draw).flatMap(({ kind, on, atS, forS, warningS, factor }) => {
    const rows = rowsOf(on, tenants);
    const at = { atS: within(atS, draw), forS: within(forS, draw), factor: hundredthsWithin(factor, draw) };
    const pick = draw();
    return rows.length === 0 ? [] : [{ kind, subject: rows[Math.floor(pick * rows.length)], warningS, ...at }];
  });
}

/** The rows that an event may hit. VMs of a tenant are consecutive, in the order of tenants. */
function rowsOf(on: EventCard['on'], tenants: readonly TenantSpec[]): readonly number[] {
  if ('tenant' in on) return tenants.flatMap(({ archetype }, t) => (archetype === on.tenant ? [t] : []));
  if (!('vmOf' in on)) return on;
  let firstVm = 0;
  return tenants.flatMap(({ archetype, vms }) => {
    const rows = Array.from({ length: vms }, (_, v) => firstVm + v);
    firstVm += vms;
    return archetype === on.vmOf ? rows : [];
  });
}
