import type { Deck } from '#shared/scenarios/deck.ts';
import type { Hall } from '#shared/scenarios/hall.ts';
import { HALL_HOSTS } from '#shared/scenarios/hardware.ts';
import { baseload, CORNER_SHOP, USUAL_POLICIES } from '#shared/scenarios/parts.ts';
import type { HostModel } from '#shared/sim/kernel/scenario/scenario.ts';
import { MIB_PER_GIB } from '#shared/units.ts';
import { hostSwappedMib } from '../figures/memory.ts';
import { goodShare, vmsGood } from '../figures/service.ts';
import { mostOf } from '../figures/watched.ts';
import type { HallLevel } from '../hall-level.ts';
import { levelScenario } from '../setting.ts';
import { saver } from './4-5-bots.ts';

const FIRST = 6;
const LATER = 3;

/** A small server without large pages: those hide what is alike. */
const HOST: HostModel = {
  ...HALL_HOSTS[0],
  id: 'small',
  memMib: 14 * MIB_PER_GIB,
  largePages: false,
  swapDevice: 'ssd',
};

/** Shops on one image whose kernels take no balloon driver: much is alike, more is nearly alike, most of it sleeps. */
const SHOP = {
  ...CORNER_SHOP,
  vm: {
    ...CORNER_SHOP.vm,
    guest: 'closedUnix',
    balloonDriver: false,
    vcpus: 1,
    memMib: 2 * MIB_PER_GIB,
    meanLoad: 0.15,
    touchedFraction: 0.88,
    activeFraction: 0.3,
    commonFraction: 0.2,
    similarFraction: 0.45,
  },
} as const;

const DECK: Deck = {
  offers: [
    {
      take: [1, 1],
      fromS: [75, 95],
      apartS: [0, 0],
      cards: [{ tenant: { ...SHOP, offerForS: 0 }, vms: [LATER, LATER], assigned: true }],
    },
  ],
  events: [],
};

const HALL: Hall = {
  scenario: levelScenario('4-5', {
    startHour: 9,
    lengthS: 190,
    rows: { hosts: 1, vms: FIRST + LATER, tenants: 2, migrations: 2, incidents: 24, forecasts: 4 },
    hostModels: [HOST],
    hosts: [{ model: 'small', state: 'on' }],
    tenants: [baseload(SHOP, FIRST, Array<number>(FIRST).fill(0))],
    policies: {
      ...USUAL_POLICIES,
      overcommitPercent: 200,
      sharing: 'off',
      ladder: 'esx2002',
      closedRungs: ['compression'],
      patchingCores: 0.15,
      scanPagesPerSecond: 40_000,
    },
    commands: [
      'setSharing',
      'setPatching',
      'setCompression',
      'placeVm',
      'placeVms',
      'powerOnVm',
      'acknowledgeIncident',
    ],
  }),
  deck: DECK,
  orders: ['setSharing', 'setPatching', 'setCompression', 'placeVm'],
};

const swapped = mostOf('hostSwapped', 'mib', 'hostSwappedMost');

/** Equal pages once, similar pages as differences, sleeping pages squeezed: three ways to keep more in less. */
export const nearTwins: HallLevel = {
  kind: 'hall',
  id: '4-5',
  covers: ['C103', 'C104', 'C105', 'C106'],
  lectures: [
    { text: 'S4', section: 'Problem: Memory Verbrauch' },
    { text: 'S1', section: 'Other benefits of virtualization - 2' },
  ],
  see: ['two-vms-five-pages', 'page-sharing', 'page-patching'],
  hall: HALL,
  watch: { hostSwapped: hostSwappedMib },
  stars: [
    [
      { figure: vmsGood, is: 'atLeast', value: FIRST + LATER },
      { figure: swapped, is: 'atMost', value: 1800 },
    ],
    [
      { figure: goodShare, is: 'atLeast', value: 0.97 },
      { figure: swapped, is: 'atMost', value: 800 },
    ],
    [{ figure: swapped, is: 'atMost', value: 100 }],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 2,
  players: { bot: { bot: saver('reference', { all: true }) }, twin: { bot: saver('twin', { all: false }) } },
};
