import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { BUSINESS_COMMANDS } from '../command-sets.ts';
import type { Deck } from '../deck.ts';
import type { Hall } from '../hall.ts';
import { HALL_HOSTS } from '../hardware.ts';
import { baseload, GAME_CLOCK, USUAL_FACILITY, USUAL_POLICIES } from '../parts.ts';
import { ARCHIVES, BANK, CLOSED_SYSTEMS, JAVA_MUSEUM, LIKE_SHOPS, SALES, SLEEPY_BARN } from './customers.ts';

/** Seconds of a day of this hall: five of them, one for each tool, are ten minutes. */
export const CRUNCH_DAY_S = 120;

/** A promise made to a customer for as long as it stands open; seconds. */
const OPEN_S = 50;

/** What customers pay as a part of the list price: the later they ask, the less room there is elsewhere. */
const EARLY = 1.5;
const SHORT = 2.5;
const LAST = 5;

const card = <T extends { readonly feeCentsPerS: number }>(of: T, least: number, most: number, pays: number) =>
  ({
    tenant: { ...of, feeCentsPerS: Math.round(pays * of.feeCentsPerS), offerForS: OPEN_S },
    vms: [least, most],
  }) as const;

const on = (host: number, vms: number): readonly number[] => Array.from({ length: vms }, () => host);

const DECK: Deck = {
  offers: [
    {
      take: [6, 6],
      fromS: [6, 12],
      apartS: [9, 12],
      cards: [
        card(LIKE_SHOPS, 3, 4, EARLY),
        card(SLEEPY_BARN, 1, 2, EARLY),
        card(SALES, 3, 4, EARLY),
        card(CLOSED_SYSTEMS, 1, 2, EARLY),
        card(LIKE_SHOPS, 3, 4, EARLY),
        card(SALES, 3, 4, EARLY),
      ],
    },
    {
      take: [6, 6],
      fromS: [122, 128],
      apartS: [10, 13],
      cards: [
        card(LIKE_SHOPS, 3, 4, EARLY),
        card(SLEEPY_BARN, 2, 2, EARLY),
        card(SALES, 3, 4, EARLY),
        card(SALES, 3, 4, EARLY),
        card(LIKE_SHOPS, 3, 4, EARLY),
        card(ARCHIVES, 1, 2, EARLY),
      ],
    },
    {
      take: [6, 6],
      fromS: [242, 248],
      apartS: [10, 13],
      cards: [
        card(ARCHIVES, 2, 2, SHORT),
        card(SLEEPY_BARN, 2, 2, SHORT),
        card(LIKE_SHOPS, 3, 4, SHORT),
        card(JAVA_MUSEUM, 3, 4, SHORT),
        card(SLEEPY_BARN, 1, 2, SHORT),
        card(SALES, 3, 4, SHORT),
      ],
    },
    {
      take: [4, 4],
      fromS: [362, 368],
      apartS: [14, 18],
      cards: [
        card(CLOSED_SYSTEMS, 2, 3, SHORT),
        card(ARCHIVES, 1, 2, SHORT),
        card(SLEEPY_BARN, 1, 2, SHORT),
        card(LIKE_SHOPS, 3, 4, SHORT),
      ],
    },
    {
      take: [4, 4],
      fromS: [482, 488],
      apartS: [14, 18],
      cards: [
        card(SLEEPY_BARN, 2, 3, LAST),
        card(SLEEPY_BARN, 2, 3, LAST),
        card(ARCHIVES, 1, 2, LAST),
        card(SLEEPY_BARN, 2, 3, LAST),
      ],
    },
  ],
  events: [
    {
      // One on each day on which there is a tool against it: days differ in their tools, and in nothing else.
      take: [3, 3],
      cards: [2, 3, 4].map((day) => ({
        kind: 'correlatedPeak' as const,
        on: [-1],
        atS: [CRUNCH_DAY_S * day + 72, CRUNCH_DAY_S * day + 84] as const,
        forS: [28, 34] as const,
        warningS: 15,
        factor: [1.1, 1.15] as const,
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
  rows: { hosts: 4, vms: 144, tenants: 34, migrations: 12, incidents: 32, forecasts: 12 },
  hostModels: HALL_HOSTS,
  hosts: [
    { model: 'medium', state: 'on' },
    { model: 'medium', state: 'on' },
    { model: 'medium', state: 'on' },
  ],
  tenants: [
    baseload(LIKE_SHOPS, 15, [...on(0, 6), ...on(1, 4), ...on(2, 2)]),
    baseload(ARCHIVES, 9, [1, 1, 1, 2, 2, 2]),
    baseload(JAVA_MUSEUM, 4, [1, 1, 2, 2]),
    baseload(CLOSED_SYSTEMS, 4, [0, 1, 2, 2]),
    baseload(BANK, 1, [0]),
    baseload(SALES, 3, [0, 1, 2]),
    baseload(SLEEPY_BARN, 4, [0, 0, 1, 2]),
  ],
  events: [],
  demand: { kind: 'curves' },
  policies: {
    ...USUAL_POLICIES,
    overcommitPercent: 107,
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
    ...BUSINESS_COMMANDS,
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
    correlatedPeak: [
      'setSharing',
      'setBallooning',
      'installDriver',
      'balloonVm',
      'setCompression',
      'setHeap',
      'setIdleTax',
      'setAllocation',
    ],
  },
};
