import type { Scenario, TenantSpec, VmSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { BUSINESS_COMMANDS } from './command-sets.ts';
import type { Deck, EventPile, Span } from './deck.ts';
import type { Hall } from './hall.ts';
import { HALL_HOSTS } from './hardware.ts';
import {
  baseload,
  CLINIC,
  CORNER_SHOP,
  DAY_S,
  GAME_CLOCK,
  LEDGER_BANK,
  RENDER_BARN,
  TICKET_RUSH,
  USUAL_FACILITY,
  USUAL_POLICIES,
} from './parts.ts';
import { tooMuch } from './too-much.ts';

/** A session store: small requests, nearly all of its memory in use and most of it written all the time. Design values. */
const SESSION_STORE: VmSpec = {
  ...TICKET_RUSH.vm,
  vcpus: 4,
  memMib: 4096,
  workload: 'cache',
  commonFraction: 0.05,
  meanLoad: 0.12,
  touchedFraction: 0.9,
  activeFraction: 0.75,
  serviceMs: 5,
};

/** Four parts that keep what the ticket shops know of their visitors, each on a host of its own. */
const STORES: TenantSpec = {
  ...baseload(TICKET_RUSH, 4, [0, 1, 2, 3]),
  tier: 'gold',
  vm: SESSION_STORE,
  feeCentsPerS: 1200,
};

const on = (host: number, vms: number): readonly number[] => Array.from({ length: vms }, () => host);

/** Customers of the old rack, mixed as they came: what is easy to move stands beside what is hard. */
const TENANTS: readonly TenantSpec[] = [
  STORES,
  baseload(LEDGER_BANK, 1, [1]),
  baseload(CORNER_SHOP, 8, on(0, 8)),
  baseload(CLINIC, 5, on(1, 5)),
  baseload(RENDER_BARN, 4, on(2, 4)),
  baseload(LEDGER_BANK, 1, [2]),
  baseload(CORNER_SHOP, 9, on(3, 9)),
  baseload(CLINIC, 3, on(2, 3)),
];

/** The maker calls one of two hosts back. */
const recall = (on: readonly number[], atS: Span): EventPile => ({
  take: [1, 1],
  cards: [{ kind: 'maintenanceOrder', on, atS, forS: [0, 0], warningS: 60, factor: [1, 1] }],
});

const DECK: Deck = {
  offers: [
    {
      take: [1, 2],
      fromS: [25, 45],
      apartS: [40, 70],
      cards: [
        { tenant: { ...CORNER_SHOP, offerForS: 40 }, vms: [4, 6] },
        { tenant: { ...CLINIC, offerForS: 40 }, vms: [2, 3] },
        { tenant: { ...RENDER_BARN, offerForS: 40 }, vms: [3, 5] },
      ],
    },
    tooMuch([24, 25]),
  ],
  events: [
    recall([0, 1], [95, 110]),
    recall([2, 3], [140, 160]),
    {
      take: [1, 1],
      cards: [
        { kind: 'hostFailing', on: [0, 1, 2, 3], atS: [185, 205], forS: [0, 0], warningS: 25, factor: [1, 1] },
        { kind: 'maintenanceOrder', on: [0, 1, 2, 3], atS: [190, 215], forS: [0, 0], warningS: 50, factor: [1, 1] },
      ],
    },
    {
      take: [1, 1],
      cards: [{ kind: 'linkDown', on: [-1], atS: [70, 150], forS: [20, 30], warningS: 0, factor: [0, 0] }],
    },
    {
      take: [0, 1],
      cards: [{ kind: 'ramp', on: [-1], atS: [60, 70], forS: [40, 40], warningS: 30, factor: [1.1, 1.2] }],
    },
  ],
};

const SCENARIO: Scenario = {
  ...GAME_CLOCK,
  id: 'moving-day',
  version: 1,
  seed: 'M0VING',
  lengthS: DAY_S,
  // A guest that was lost or shut down is away for a quarter of a minute, and boots cost cycles.
  bootWork: 0.5,
  rows: { hosts: 8, vms: 76, tenants: 12, migrations: 24, incidents: 24, forecasts: 12 },
  hostModels: HALL_HOSTS,
  hosts: [
    { model: 'medium', state: 'on' },
    { model: 'medium', state: 'on' },
    { model: 'medium', state: 'on' },
    { model: 'medium', state: 'on' },
    { model: 'large', state: 'on' },
    { model: 'medium', state: 'on' },
  ],
  tenants: TENANTS,
  events: [],
  demand: { kind: 'curves' },
  policies: USUAL_POLICIES,
  // One network for guests and moves, as fast as the cards of the hosts.
  facility: { ...USUAL_FACILITY, migrationMbit: 10_000, oneNetwork: true },
  commands: [
    'placeVm',
    'powerOffVm',
    'powerOnVm',
    'migrateLive',
    'migratePostCopy',
    'migrateCold',
    'migrateSuspended',
    'switchToPostCopy',
    'throttleGuest',
    'cancelMigration',
    'setMaintenance',
    'sleepHost',
    'wakeHost',
    'setOvercommit',
    ...BUSINESS_COMMANDS,
  ],
};

/** Four old hosts, two new ones, one network: their maker calls old hosts back one by one, and whatever is not gone by then goes with them. */
export const movingDay: Hall = {
  scenario: SCENARIO,
  deck: DECK,
  orders: ['migrateLive', 'migratePostCopy', 'migrateCold', 'throttleGuest', 'wakeHost', 'sleepHost'],
  answers: {
    maintenanceOrder: ['wakeHost', 'migrateLive', 'migratePostCopy', 'migrateCold', 'setMaintenance'],
    linkDown: ['migrateLive', 'migrateSuspended', 'placeVm'],
    hostFailing: ['wakeHost', 'migrateLive', 'migratePostCopy', 'setMaintenance'],
  },
};
