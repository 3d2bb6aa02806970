import type { TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import type { EventCard, EventPile, OfferCard, OfferPile, Span } from './deck.ts';
import {
  APP_MUSEUM,
  type Archetype,
  BLOGGER_COOP,
  baseload,
  CLINIC,
  CORNER_SHOP,
  DAY_S,
  LEDGER_BANK,
  RENDER_BARN,
  RTOS_WORKS,
  TICKET_RUSH,
} from './parts.ts';

/**
 * What the mixed halls draw from: customers of a morning and of a day, and what may happen on one. Times are those of one day;
 * `onDay` puts a pile on another. All figures are design values, balanced with the bots (`npm run balance`).
 */

/** Part of its memory that a machine of these halls touches, and keeps active: most are larger than what they use. */
const LAZY = { touchedFraction: 0.68, activeFraction: 0.5 };

/** Part of its usual load that a machine of these halls has. */
const EASY = 0.85;

/** A customer whose machines are larger than what they use. */
export function lazy<T extends Pick<TenantSpec, 'vm'>>(customer: T): T {
  return { ...customer, vm: { ...customer.vm, ...LAZY, meanLoad: EASY * customer.vm.meanLoad } };
}

/** A customer with memory to spare and no cycles. */
export function roomy<T extends Pick<TenantSpec, 'vm'>>(customer: T): T {
  return { ...customer, vm: { ...customer.vm, ...LAZY } };
}

/** Shops on the first host of a mixed hall, and on the second: on an ordinary day the first holds its own, in a rush it does not. */
const SHOPS_BY_HOST = [17, 5] as const;

/** Shops on two hosts that nobody has levelled, with memory to spare: what one host holds, the other cannot take as a whole. */
export const UNEVEN_SHOPS: TenantSpec = roomy(
  baseload(
    CORNER_SHOP,
    SHOPS_BY_HOST[0] + SHOPS_BY_HOST[1],
    SHOPS_BY_HOST.flatMap((shops, host) => Array<number>(shops).fill(host)),
  ),
);

/** A contract with so many VMs, on the table for so many seconds. */
export function card(of: Archetype & Partial<TenantSpec>, vms: Span, offerForS = 40): OfferCard {
  return { tenant: lazy({ ...of, offerForS }), vms };
}

/** Customers who come without asking and have to be placed: what a hall owes from twenty seconds later on. */
const ASSIGNED: readonly OfferCard[] = [card(CLINIC, [2, 3]), card(CORNER_SHOP, [5, 6])].map((one) => ({
  ...one,
  assigned: true,
}));

/** Small customers, of which a hall takes many. */
const SMALL: readonly OfferCard[] = [
  card(RENDER_BARN, [6, 8]),
  card(TICKET_RUSH, [6, 8]),
  card(BLOGGER_COOP, [10, 14]),
  card(APP_MUSEUM, [8, 10]),
  card(RTOS_WORKS, [3, 4]),
];

/** Customers who fill a host, or half of one. */
const LARGE: readonly OfferCard[] = [
  card(CORNER_SHOP, [8, 12]),
  card(LEDGER_BANK, [1, 2]),
  card(CORNER_SHOP, [9, 11]),
  card(CLINIC, [4, 6]),
  card(RENDER_BARN, [9, 12]),
];

/** One customer who comes without asking, early on a day. */
export const assignedOnDay = (day: number): OfferPile => ({
  take: [1, 1],
  fromS: from(day, [6, 16]),
  apartS: [0, 0],
  cards: ASSIGNED,
});

/** The same of small shops only, for small hosts. */
export const assignedShopsOnDay = (day: number): OfferPile => ({
  ...assignedOnDay(day),
  cards: [{ ...card(CORNER_SHOP, [3, 4]), assigned: true }],
});

/** Small customers from the early hours of a day on. */
export const smallOnDay = (day: number, take: Span): OfferPile => ({
  take,
  fromS: from(day, [12, 26]),
  apartS: [14, 22],
  cards: SMALL,
});

/** Customers of a hall of small hosts: none that needs more than one of them. */
export const plainOnDay = (day: number, take: Span): OfferPile => ({
  take,
  fromS: from(day, [14, 28]),
  apartS: [18, 28],
  cards: [
    card(CORNER_SHOP, [7, 9]),
    card(APP_MUSEUM, [9, 12]),
    card(BLOGGER_COOP, [12, 16]),
    card(RENDER_BARN, [7, 9]),
    card(CORNER_SHOP, [9, 11]),
    card(CLINIC, [4, 5]),
  ],
});

/** One customer who is too large for a hall of small hosts: it is no shame to decline. */
export const tooMuchOnDay = (day: number): OfferPile => ({
  take: [1, 1],
  fromS: from(day, [95, 120]),
  apartS: [0, 0],
  cards: [card(CORNER_SHOP, [38, 40]), card(RENDER_BARN, [36, 40])],
});

/** Large customers from the morning of a day on. */
export const largeOnDay = (day: number, take: Span): OfferPile => ({
  take,
  fromS: from(day, [70, 90]),
  apartS: [16, 26],
  cards: LARGE,
});

/** A rush at one customer about noon: at the shops, or at somebody who sells tickets, if he came. */
export const rushOnDay = (day: number): EventPile => {
  const rush = (tenant: string, factor: Span): EventCard => ({
    kind: 'tenantBurst',
    on: { tenant },
    atS: from(day, [110, 150]),
    forS: [25, 40],
    warningS: 30,
    factor,
  });
  return { take: [1, 1], cards: [rush('cornerShop', [2.2, 2.6]), rush('ticketRush', [3, 4.5])] };
};

/** A rush at one customer within these seconds of a day. */
export const rushAt = (tenant: string, day: number, atS: Span, factor: Span): EventPile => ({
  take: [1, 1],
  cards: [{ kind: 'tenantBurst', on: { tenant }, atS: from(day, atS), forS: [28, 40], warningS: 20, factor }],
});

/** One of these hosts shows signs of failing in the afternoon, and dies of it. */
export const failureOnDay = (day: number, hosts: readonly number[]): EventPile => ({
  take: [1, 1],
  cards: [{ kind: 'hostFailing', on: hosts, atS: from(day, [200, 222]), forS: [0, 0], warningS: 45, factor: [1, 1] }],
});

/** Seconds of a day, counted from 0, as seconds of the game. */
function from(day: number, [least, most]: Span): Span {
  return [day * DAY_S + least, day * DAY_S + most];
}
