import type { ElasticSpec } from '#shared/sim/kernel/scenario/demand-spec.ts';
import type { Scenario, TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { assignedOnDay, card, lazy, rushAt } from './cards.ts';
import { HALL_COMMANDS } from './command-sets.ts';
import type { Deck, OfferPile } from './deck.ts';
import type { Hall } from './hall.ts';
import {
  APP_MUSEUM,
  BLOGGER_COOP,
  baseload,
  CLINIC,
  CORNER_SHOP,
  DAY_S,
  MEGA_MAIL,
  morningRamps,
  offered,
  PAYROLL_79,
  RTOS_WORKS,
  TICKET_RUSH,
  TWO_SERVERS,
  WARNED_ANSWERS,
} from './parts.ts';
import { tooMuch } from './too-much.ts';

/** Two machines at the start, more or fewer by the rule that somebody gives it: it has none of its own. */
const TWO_AT_FIRST: ElasticSpec = { start: 2 };

/** Sells tickets on two machines, which are busy by day and far too few when a sale begins. */
const TICKETS = { ...TICKET_RUSH, vm: { ...TICKET_RUSH.vm, meanLoad: 0.55 }, elastic: TWO_AT_FIRST };

/** Blogs on a platform: how many machines are behind it is the hall's own affair. */
const BLOG_PLATFORM = {
  ...BLOGGER_COOP,
  vm: { ...BLOGGER_COOP.vm, vcpus: 2, memMib: 4096, meanLoad: 0.55 },
  feeCentsPerS: 150,
  product: 'paas',
  units: 20,
  elastic: TWO_AT_FIRST,
} as const;

/** Six gold machines for a day, for a hall that has the room. */
const BIG_DEAL: TenantSpec = {
  ...offered(CLINIC, 6, -1),
  feeCentsPerS: 1200,
  comesWith: 'bigDeal',
  termS: DAY_S,
  wantsHeadroom: true,
};

/** A control system whose kernel nobody may change. */
const CLOSED_GUEST: TenantSpec = {
  ...offered(RTOS_WORKS, 2, -1),
  vm: { ...RTOS_WORKS.vm, workload: 'rtos', guest: 'rtos' },
  comesWith: 'unmodifiedGuest',
};

const SCENARIO: Scenario = {
  ...TWO_SERVERS,
  id: 'elastic',
  version: 2,
  seed: 'ELAST1C',
  lengthS: 2 * DAY_S,
  rows: { hosts: 10, vms: 180, tenants: 20, migrations: 16, incidents: 24, forecasts: 12 },
  tenants: [
    lazy(baseload(CORNER_SHOP, 6, [0, 0, 0, 1, 1, 1])),
    { ...baseload(TICKETS, 8, [0, 1]), elastic: TWO_AT_FIRST },
    { ...baseload(BLOG_PLATFORM, 6, [0, 1]), product: 'paas', units: 20, elastic: TWO_AT_FIRST },
    BIG_DEAL,
    CLOSED_GUEST,
    { ...offered(PAYROLL_79, 1, -1), comesWith: 'foreignIsa' },
  ],
  events: morningRamps(2),
  // A sale lasts seconds here: the rule looks, waits and gives back five times as fast as published.
  autoscaling: { everySeconds: 3, stabilisationSeconds: 60, provisionSeconds: 1 },
  commands: [...HALL_COMMANDS, 'setTechnique', 'setAutoscale', 'setPrice', 'announceMaintenance'],
};

/** Elastic customers, a platform, a service, and some whose size is given: all of them, in an order that the seed deals. */
const customersOnDay = (day: number): OfferPile => ({
  take: [5, 5],
  fromS: [day * DAY_S + 14, day * DAY_S + 30],
  apartS: [16, 24],
  cards: [
    card(TICKETS, [6, 8], 50),
    card(BLOG_PLATFORM, [4, 6], 50),
    card(MEGA_MAIL, [4, 5], 50),
    card(CORNER_SHOP, [8, 12], 50),
    card(APP_MUSEUM, [8, 10], 50),
  ],
});

/** A sale of tickets in the morning and one in the afternoon; readers come at noon. */
const salesOnDay = (day: number) => [
  rushAt('ticketRush', day, [75, 100], [2, 3]),
  rushAt('bloggerCoop', day, [110, 135], [2, 2.6]),
  rushAt('ticketRush', day, [150, 185], [2.2, 3.2]),
];

const DECK: Deck = {
  offers: [assignedOnDay(0), customersOnDay(0), customersOnDay(1), tooMuch([20, 22])],
  events: [
    ...salesOnDay(0),
    ...salesOnDay(1),
    {
      take: [0, 1],
      cards: [{ kind: 'bigDeal', on: [-1], atS: [245, 270], forS: [40, 40], warningS: 30, factor: [6, 6] }],
    },
  ],
};

/** Two days of customers whose size is not given: elastic ones, a platform, a service, and a deal that wants headroom. */
export const elastic: Hall = {
  scenario: SCENARIO,
  deck: DECK,
  orders: ['setAutoscale', 'migrateLive', 'buyHost', 'setTechnique'],
  answers: {
    ...WARNED_ANSWERS,
    tenantBurst: ['setAutoscale', 'buyHost', 'migrateLive'],
  },
};
