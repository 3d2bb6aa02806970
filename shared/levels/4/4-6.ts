import type { Deck } from '#shared/scenarios/deck.ts';
import type { Hall } from '#shared/scenarios/hall.ts';
import { HALL_HOSTS } from '#shared/scenarios/hardware.ts';
import { ARCHIVES, LIKE_SHOPS } from '#shared/scenarios/memory-crunch/customers.ts';
import { type Archetype, baseload, USUAL_POLICIES } from '#shared/scenarios/parts.ts';
import type { HostModel } from '#shared/sim/kernel/scenario/scenario.ts';
import { MIB_PER_GIB } from '#shared/units.ts';
import { hostSwappedMib } from '../figures/memory.ts';
import { type Chosen, owedVms, wellServedVms } from '../figures/owed.ts';
import { mostOf, shareOf } from '../figures/watched.ts';
import type { HallLevel } from '../hall-level.ts';
import { levelScenario } from '../setting.ts';
import { climber } from './4-6-bots.ts';

/** A small server that swaps to a disk, as most did when these techniques were new. */
const HOST: HostModel = {
  ...HALL_HOSTS[0],
  id: 'small',
  memMib: 17 * MIB_PER_GIB,
  largePages: false,
  swapDevice: 'hdd',
};

/** The same customer with 4 GiB, of which it touches so much on an average hour. */
function sized(of: Archetype, activeFraction: number): Archetype {
  return {
    ...of,
    tier: 'silver',
    vm: { ...of.vm, memMib: 4 * MIB_PER_GIB, touchedFraction: 0.54, activeFraction, meanLoad: 0.15 },
  };
}

const SHOPS = sized(LIKE_SHOPS, 0.45);
const ARCHIVE = {
  ...sized(ARCHIVES, 0.2),
  vm: { ...sized(ARCHIVES, 0.2).vm, guest: 'linux', balloonDriver: true },
} as const;

const DECK: Deck = {
  offers: [],
  events: [
    {
      take: [1, 1],
      cards: [{ kind: 'correlatedPeak', on: [-1], atS: [80, 100], forS: [40, 50], warningS: 80, factor: [1.42, 1.46] }],
    },
  ],
};

const HALL: Hall = {
  scenario: levelScenario('4-6', {
    lengthS: 180,
    rows: { hosts: 2, vms: 12, tenants: 2, migrations: 4, incidents: 24, forecasts: 4 },
    hostModels: [HOST],
    hosts: [
      { model: 'small', state: 'on' },
      { model: 'small', state: 'on' },
    ],
    tenants: [baseload(SHOPS, 6, [0, 0, 0, 0, 1, 1]), baseload(ARCHIVE, 6, [0, 0, 0, 1, 1, 1])],
    policies: {
      ...USUAL_POLICIES,
      overcommitPercent: 180,
      sharing: 'off',
      ladder: 'esx2002',
      closedRungs: ['balloon', 'compression'],
    },
    commands: [
      'setSharing',
      'setBallooning',
      'setCompression',
      'setSwapping',
      'migrateLive',
      'cancelMigration',
      'acknowledgeIncident',
    ],
  }),
  deck: DECK,
  orders: ['setSharing', 'setBallooning', 'setCompression', 'migrateLive'],
};

/** All guests, from the beginning of the common peak on. */
const inPeak: Chosen = ({ tick, scenario: { tickSeconds, events } }) => tick * tickSeconds >= events[0].atS;

const peakGood = shareOf('peakGood', 'peakServed', 'peakOwed');

/** Memory is taken back by the cheapest way first; swapping by the host comes last, and is a cliff. */
export const theCliff: HallLevel = {
  kind: 'hall',
  id: '4-6',
  covers: ['C101', 'C103', 'C105', 'C109', 'C111', 'C112'],
  lectures: [
    { text: 'S0', section: 'Memory Management' },
    { text: 'S4', section: 'Problem: Memory Verbrauch' },
    { text: 'S1', section: 'Reclaiming memory' },
  ],
  see: ['overcommit-ladder', 'page-sharing', 'host-takes'],
  hall: HALL,
  watch: { hostSwapped: hostSwappedMib, peakOwed: owedVms(inPeak), peakServed: wellServedVms(inPeak) },
  stars: [
    [{ figure: peakGood, is: 'atLeast', value: 0.8 }],
    [{ figure: mostOf('hostSwapped', 'mib', 'hostSwappedMost'), is: 'atMost', value: 100 }],
    [{ figure: peakGood, is: 'atLeast', value: 0.95 }],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 1,
  players: { bot: { bot: climber('reference', { whole: true }) }, twin: { bot: climber('twin', { whole: false }) } },
};
