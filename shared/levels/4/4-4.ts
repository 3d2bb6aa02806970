import type { Deck } from '#shared/scenarios/deck.ts';
import type { Hall } from '#shared/scenarios/hall.ts';
import { HALL_HOSTS } from '#shared/scenarios/hardware.ts';
import { baseload, CLINIC, LEDGER_BANK, USUAL_POLICIES } from '#shared/scenarios/parts.ts';
import type { HostModel, TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { MIB_PER_GIB } from '#shared/units.ts';
import { balloonedMib, hostSwappedMib } from '../figures/memory.ts';
import { type Chosen, ofTier, owedVms, wellServedVms } from '../figures/owed.ts';
import { meanOf, mostOf, shareOf, totalOf } from '../figures/watched.ts';
import type { HallLevel, HallRun } from '../hall-level.ts';
import type { LevelFigure } from '../header.ts';
import { levelScenario } from '../setting.ts';
import { ARCHIVE, ballooner } from './4-4-bots.ts';

/** A small server that has room for two of three guests. */
const HOST: HostModel = { ...HALL_HOSTS[0], id: 'small', memMib: 13 * MIB_PER_GIB };

/** Files that somebody reads now and then: what it has read stays in its memory, and hardly any of it is used again. */
const FILES: TenantSpec = {
  ...baseload(CLINIC, 1, [0]),
  tier: 'silver',
  vm: {
    ...CLINIC.vm,
    workload: 'fileServer',
    memMib: 8 * MIB_PER_GIB,
    balloonDriver: false,
    touchedFraction: 0.92,
    activeFraction: 0.2,
    meanLoad: 0.2,
  },
};

/** A database that uses all that it has. */
const DATABASE = {
  ...LEDGER_BANK,
  vm: {
    ...LEDGER_BANK.vm,
    vcpus: 2,
    memMib: 4 * MIB_PER_GIB,
    touchedFraction: 0.92,
    activeFraction: 0.85,
    meanLoad: 0.3,
  },
} as const;

/** Seconds for which the second database stays. */
const STAYS_S = 70;

const DECK: Deck = {
  offers: [
    {
      take: [1, 1],
      fromS: [35, 60],
      apartS: [0, 0],
      cards: [
        { tenant: { ...DATABASE, offerForS: 0, termS: STAYS_S }, vms: [1, 1], assigned: true },
        {
          tenant: { ...DATABASE, vm: { ...DATABASE.vm, memMib: 2 * MIB_PER_GIB }, offerForS: 0, termS: STAYS_S },
          vms: [2, 2],
          assigned: true,
        },
      ],
    },
  ],
  events: [],
};

const HALL: Hall = {
  scenario: levelScenario('4-4', {
    startHour: 9,
    lengthS: 180,
    rows: { hosts: 1, vms: 4, tenants: 3, migrations: 2, incidents: 16, forecasts: 4 },
    hostModels: [HOST],
    hosts: [{ model: 'small', state: 'on' }],
    tenants: [FILES, baseload(DATABASE, 1, [0])],
    policies: { ...USUAL_POLICIES, overcommitPercent: 150, sharing: 'off', idleTax: 0, ladder: 'esx2002' },
    commands: ['placeVm', 'powerOnVm', 'installDriver', 'balloonVm', 'setAllocation', 'acknowledgeIncident'],
  }),
  deck: DECK,
  orders: ['placeVm', 'installDriver', 'balloonVm'],
};

/** The databases that come and go. */
const isVisitor: Chosen = (world, vm) => vm > 1 && ofTier('gold')(world, vm);

/** What balloons hold now. */
const balloonLeft: LevelFigure<HallRun> = {
  id: 'balloonLeft',
  unit: 'mib',
  read: ({ world }) => balloonedMib(world),
};

/** A guest that has much and uses little gives some of it, through its own kernel, to one that is short of memory. */
export const theBalloon: HallLevel = {
  kind: 'hall',
  id: '4-4',
  covers: ['C101', 'C102', 'C110'],
  lectures: [
    { text: 'S1', section: 'Ballooning' },
    { text: 'S0', section: 'Memory Management' },
    { text: 'S4', section: 'Problem: Memory Verbrauch' },
  ],
  see: ['balloon', 'idle-tax'],
  hall: HALL,
  watch: {
    goldOwed: owedVms(ofTier('gold')),
    goldServed: wellServedVms(ofTier('gold')),
    visitorsServed: wellServedVms(isVisitor),
    archiveSpeed: ({ vms }) => vms.speed[ARCHIVE],
    hostSwapped: hostSwappedMib,
  },
  stars: [
    [
      { figure: totalOf('visitorsServed', 's'), is: 'atLeast', value: 45 },
      { figure: shareOf('goldGood', 'goldServed', 'goldOwed'), is: 'atLeast', value: 0.95 },
    ],
    [{ figure: meanOf('archiveSpeed', 'share'), is: 'atLeast', value: 0.9 }],
    [
      { figure: mostOf('hostSwapped', 'mib', 'hostSwappedMost'), is: 'atMost', value: 0 },
      { figure: balloonLeft, is: 'atMost', value: 128 },
    ],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 3,
  players: { bot: { bot: ballooner('reference', true) }, twin: { bot: ballooner('twin', false) } },
};
