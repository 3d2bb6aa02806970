import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import type { Deck } from '../deck.ts';
import type { Hall } from '../hall.ts';
import { HALL_HOSTS } from '../hardware.ts';
import { baseload, GAME_CLOCK, USUAL_FACILITY, USUAL_POLICIES } from '../parts.ts';
import { ARCHIVES, BANK, CLOSED_SYSTEMS, JAVA_MUSEUM, LIKE_SHOPS, SALES, SLEEPY_BARN } from './customers.ts';

/** Seconds of a day of this hall: five of them, one for each tool, are ten minutes. */
export const CRUNCH_DAY_S = 120;

/** A promise made to a customer for as long as it stands open; seconds. */
const OPEN_S = 50;

/** Who comes while memory is short pays for it; part of the list price. */
const SCARCITY = 1.5;

const card = <T extends { readonly feeCentsPerS: number }>(of: T, least: number, most: number) =>
  ({
    tenant: { ...of, feeCentsPerS: Math.round(SCARCITY * of.feeCentsPerS), offerForS: OPEN_S },
    vms: [least, most],
  }) as const;

const DECK: Deck = {
  offers: [
    {
      take: [6, 6],
      fromS: [6, 12],
      apartS: [9, 12],
      cards: [
        card(LIKE_SHOPS, 3, 4),
        card(SLEEPY_BARN, 1, 2),
        card(SALES, 3, 4),
        card(CLOSED_SYSTEMS, 1, 2),
        card(LIKE_SHOPS, 3, 4),
        card(SALES, 3, 4),
      ],
    },
    {
      take: [6, 6],
      fromS: [122, 128],
      apartS: [10, 13],
      cards: [
        card(LIKE_SHOPS, 3, 4),
        card(SLEEPY_BARN, 2, 2),
        card(SALES, 3, 4),
        card(CLOSED_SYSTEMS, 1, 2),
        card(LIKE_SHOPS, 3, 4),
        card(ARCHIVES, 1, 2),
      ],
    },
    {
      take: [6, 6],
      fromS: [242, 248],
      apartS: [10, 13],
      cards: [
        card(ARCHIVES, 2, 2),
        card(SLEEPY_BARN, 2, 2),
        card(LIKE_SHOPS, 3, 4),
        card(JAVA_MUSEUM, 3, 4),
        card(SLEEPY_BARN, 1, 2),
        card(CLOSED_SYSTEMS, 2, 2),
      ],
    },
    {
      take: [4, 4],
      fromS: [362, 368],
      apartS: [14, 18],
      cards: [card(CLOSED_SYSTEMS, 2, 3), card(ARCHIVES, 1, 2), card(SLEEPY_BARN, 1, 2), card(LIKE_SHOPS, 3, 4)],
    },
    {
      take: [4, 4],
      fromS: [482, 488],
      apartS: [14, 18],
      cards: [card(JAVA_MUSEUM, 3, 4), card(LIKE_SHOPS, 3, 4), card(SLEEPY_BARN, 1, 2), card(ARCHIVES, 1, 2)],
    },
  ],
  events: [
    {
      take: [2, 3],
      cards: [2, 3, 4].map((day) => ({
        kind: 'correlatedPeak' as const,
        on: [-1],
        atS: [CRUNCH_DAY_S * day + 40, CRUNCH_DAY_S * day + 60] as const,
        forS: [30, 40] as const,
        warningS: 15,
        factor: [1.2, 1.26] as const,
      })),
    },
  ],
};

const SCENARIO: Scenario = {
  ...GAME_CLOCK,
  id: 'memory-crunch',
  version: 1,
  seed: 'CRVNCH',
  secondsPerHour: 5,
  lengthS: 5 * CRUNCH_DAY_S,
  rows: { hosts: 4, vms: 144, tenants: 32, migrations: 12, incidents: 32, forecasts: 12 },
  hostModels: HALL_HOSTS,
  hosts: [
    { model: 'medium', state: 'on' },
    { model: 'medium', state: 'on' },
    { model: 'medium', state: 'on' },
  ],
  tenants: [
    baseload(LIKE_SHOPS, 23, [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2]),
    baseload(ARCHIVES, 6, [1, 1, 2, 2]),
    baseload(JAVA_MUSEUM, 8, [1, 1, 1, 1, 2, 2, 2, 2]),
    baseload(CLOSED_SYSTEMS, 5, [0, 1, 2, 2]),
    baseload(BANK, 1, [0]),
    baseload(SALES, 3, [0, 1, 2]),
  ],
  events: [],
  demand: { kind: 'curves' },
  policies: {
    ...USUAL_POLICIES,
    overcommitPercent: 100,
    sharing: 'off',
    closedRungs: ['balloon', 'compression'],
    idleTax: 0,
    // A day is half as long as elsewhere.
    scanPagesPerSecond: 2 * (USUAL_POLICIES.scanPagesPerSecond ?? 0),
  },
  facility: {
    ...USUAL_FACILITY,
    dayCentsPerKwh: USUAL_FACILITY.dayCentsPerKwh / 2,
    nightCentsPerKwh: USUAL_FACILITY.nightCentsPerKwh / 2,
  },
  commands: [
    'placeVm',
    'powerOffVm',
    'powerOnVm',
    'migrateLive',
    'cancelMigration',
    'setOvercommit',
    'setSharing',
    'setBallooning',
    'balloonVm',
    'installDriver',
    'setCompression',
    'setSwapping',
    'setIdleTax',
    'setAllocation',
    'setHeap',
    'acceptContract',
    'declineContract',
    'acknowledgeIncident',
  ],
  unlocks: {
    setSharing: CRUNCH_DAY_S,
    setBallooning: 2 * CRUNCH_DAY_S,
    balloonVm: 2 * CRUNCH_DAY_S,
    installDriver: 2 * CRUNCH_DAY_S,
    setCompression: 3 * CRUNCH_DAY_S,
    setIdleTax: 4 * CRUNCH_DAY_S,
    setAllocation: 4 * CRUNCH_DAY_S,
    setHeap: 3 * CRUNCH_DAY_S,
  },
};

/**
 * Overcommit and the whole ladder. Every day opens a tool that takes memory back more cheaply than swapping does, and every
 * day more customers ask for memory than there is.
 */
export const memoryCrunch: Hall = {
  scenario: SCENARIO,
  deck: DECK,
  orders: ['setOvercommit', 'setSharing', 'installDriver', 'setCompression', 'setIdleTax', 'setHeap'],
  answers: {
    correlatedPeak: ['setOvercommit', 'setBallooning', 'setCompression', 'balloonVm', 'migrateLive'],
  },
};
