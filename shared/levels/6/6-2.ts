import type { HostId } from '#shared/ids.ts';
import type { Deck, OfferCard } from '#shared/scenarios/deck.ts';
import type { Hall } from '#shared/scenarios/hall.ts';
import {
  type Archetype,
  baseload,
  CLINIC,
  CORNER_SHOP,
  LEDGER_BANK,
  RENDER_BARN,
  TICKET_RUSH,
  USUAL_FACILITY,
  USUAL_POLICIES,
} from '#shared/scenarios/parts.ts';
import type { VmSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { longestPause, movedOff } from '../figures/moves.ts';
import { type Chosen, ofArchetype } from '../figures/owed.ts';
import { goodShare } from '../figures/service.ts';
import type { HallLevel } from '../hall-level.ts';
import { levelScenario } from '../setting.ts';
import { mover } from './6-2-bots.ts';

const OLD = 0 as HostId;

/** A small guest that writes much, whatever it does. */
function busy(of: Archetype, workload: VmSpec['workload'], meanLoad: number): OfferCard {
  const vm: VmSpec = {
    ...of.vm,
    workload,
    meanLoad,
    vcpus: 2,
    memMib: 4096,
    touchedFraction: 0.85,
    activeFraction: 0.65,
  };
  return { tenant: { ...of, tier: 'silver', vm, offerForS: 0, placedOn: [OLD, OLD] }, vms: [2, 2], assigned: true };
}

const DATABASE = {
  ...LEDGER_BANK,
  vm: { ...LEDGER_BANK.vm, workload: 'transactions', meanLoad: 0.3, vcpus: 4 },
} as const;

/** Two of four pairs, and when the maker wants the old server back. */
const DECK: Deck = {
  offers: [
    {
      take: [2, 2],
      fromS: [0, 0],
      apartS: [0, 0],
      cards: [
        busy(CLINIC, 'oltp', 0.3),
        busy(TICKET_RUSH, 'oltp', 0.25),
        busy(CORNER_SHOP, 'build', 0.2),
        busy(RENDER_BARN, 'retrieval', 0.4),
      ],
    },
  ],
  events: [
    {
      take: [1, 1],
      cards: [{ kind: 'maintenanceOrder', on: [OLD], atS: [150, 170], forS: [0, 0], warningS: 150, factor: [1, 1] }],
    },
  ],
};

const HALL: Hall = {
  scenario: levelScenario('6-2', {
    startHour: 9,
    lengthS: 180,
    rows: { hosts: 2, vms: 5, tenants: 3, migrations: 8, incidents: 16, forecasts: 4 },
    hosts: [
      { model: 'medium', state: 'on' },
      { model: 'medium', state: 'on' },
    ],
    tenants: [baseload(DATABASE, 1, [OLD])],
    policies: {
      ...USUAL_POLICIES,
      migration: {
        dirtyFactor: 40,
        dirty: { transactions: { atLoad: 0.3, hotMib: 60, hotS: 0.5, coldMibPerS: 26 } },
      },
    },
    facility: { ...USUAL_FACILITY, migrationMbit: 8000 },
    commands: ['migrateLive', 'cancelMigration', 'throttleGuest', 'placeVm', 'powerOnVm', 'acknowledgeIncident'],
  }),
  deck: DECK,
  orders: ['migrateLive', 'throttleGuest'],
};

const isDatabase = ofArchetype(DATABASE.archetype);
const isSmall: Chosen = (world, vm) => !isDatabase(world, vm);

/** A move is a bucket with a leak: it fills only while more is sent than is written anew. */
export const leakyBucket: HallLevel = {
  kind: 'hall',
  id: '6-2',
  covers: ['C112', 'C122', 'C123'],
  lectures: [
    { text: 'S1', section: 'Virtual Machine Migration' },
    { text: 'S0', section: 'Memory Management' },
  ],
  see: ['pre-copy', 'not-converging', 'shared-pipe'],
  hall: HALL,
  stars: [
    [
      { figure: movedOff('smallMoved', OLD, isSmall), is: 'atLeast', value: 4 },
      { figure: goodShare, is: 'atLeast', value: 0.8 },
    ],
    [{ figure: longestPause('smallPause', isSmall), is: 'atMost', value: 1000 }],
    [{ figure: longestPause('databasePause', isDatabase), is: 'atMost', value: 1000 }],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 2,
  players: { bot: { bot: mover('reference', { oneByOne: true }) }, twin: { bot: mover('twin', { oneByOne: false }) } },
};
