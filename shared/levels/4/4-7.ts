import type { VmId } from '#shared/ids.ts';
import type { Deck } from '#shared/scenarios/deck.ts';
import type { Hall } from '#shared/scenarios/hall.ts';
import {
  type Archetype,
  baseload,
  CORNER_SHOP,
  LEDGER_BANK,
  RENDER_BARN,
  TICKET_RUSH,
} from '#shared/scenarios/parts.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import { vmsGood } from '../figures/service.ts';
import { totalOf } from '../figures/watched.ts';
import type { HallLevel, HallRun } from '../hall-level.ts';
import type { LevelFigure } from '../header.ts';
import { levelScenario } from '../setting.ts';
import { buyer, keeper } from './4-7-bots.ts';

/** Seconds at which somebody takes a snapshot before an upgrade, and forgets it. */
const FORGOTTEN_S = 2;
const ROOM_GIB = 150;

/** A disk of which a fifth is written: it takes room only for that. */
const THIN = { gib: 60, thin: true, writtenGib: 12 } as const;

/** A guest whose disk is promised five times what it takes. */
function thin(of: Archetype): Archetype {
  return {
    ...of,
    tier: 'silver',
    vm: { ...of.vm, memMib: 2048, touchedFraction: 0.6, activeFraction: 0.4, disk: THIN },
  };
}

const DATABASE = {
  ...LEDGER_BANK,
  vm: { ...LEDGER_BANK.vm, vcpus: 2, meanLoad: 0.2, disk: { gib: 100, thin: true, writtenGib: 40 } },
} as const;
const SHOP = thin(CORNER_SHOP);

/** Who comes during the day, each with a disk. */
const LATER = 6;
const NEWCOMERS = [SHOP, thin(TICKET_RUSH), thin(RENDER_BARN)];

const DECK: Deck = {
  offers: [
    {
      take: [LATER, LATER],
      fromS: [15, 25],
      apartS: [14, 20],
      cards: Array.from({ length: LATER }, (_, i) => ({
        tenant: { ...NEWCOMERS[i % NEWCOMERS.length], offerForS: 0 },
        vms: [1, 1] as const,
        assigned: true as const,
      })),
    },
  ],
  events: [],
};

const HALL: Hall = {
  scenario: levelScenario('4-7', {
    startHour: 9,
    lengthS: 180,
    rows: {
      hosts: 1,
      vms: 3 + LATER,
      tenants: 2 + LATER,
      migrations: 2,
      incidents: 24,
      forecasts: 4,
      snapshots: 8,
      copies: 4,
    },
    hosts: [{ model: 'medium', state: 'on' }],
    datastores: [{ kind: 'array', physicalGib: ROOM_GIB, growCentsPerGib: 2000 }],
    tenants: [baseload(DATABASE, 1, [0]), baseload(SHOP, 2, [0, 0])],
    commands: ['growDatastore', 'deleteSnapshot', 'powerOnVm', 'placeVm', 'acknowledgeIncident'],
  }),
  deck: DECK,
  orders: ['placeVm', 'growDatastore', 'deleteSnapshot'],
};

/** What was paid for room on the datastore. */
const spentOnRoom: LevelFigure<HallRun> = {
  id: 'spentOnRoom',
  unit: 'cents',
  counts: 'rises',
  read: ({ events }) =>
    events.reduce((sum, { event }) => sum + (event.type === 'datastoreOrdered' ? event.priceCents : 0), 0),
};

/** Disks that are promised more than there is: what counts is what is written, and how fast. */
export const thinIce: HallLevel = {
  kind: 'hall',
  id: '4-7',
  covers: ['C095', 'C096', 'C107'],
  lectures: [
    { text: 'S0', section: 'Memory Management' },
    { text: 'S1', section: 'Checkpointing/Snapshotting' },
  ],
  see: ['thin-full', 'snapshot-chain'],
  hall: HALL,
  watch: { full: ({ datastores }) => datastores.full[0] },
  happens: ({ world }) => {
    const due = world.tick === ticksOf(world.scenario, FORGOTTEN_S);
    return due ? [{ name: 'takeSnapshot', args: { vm: 0 as VmId, memory: true } }] : [];
  },
  stars: [
    [
      { figure: vmsGood, is: 'atLeast', value: 3 + LATER },
      { figure: totalOf('full', 's', 'fullTime'), is: 'atMost', value: 0 },
    ],
    // Half of what it would cost to buy all that is promised.
    [{ figure: spentOnRoom, is: 'atMost', value: 430_000 }],
    [{ figure: spentOnRoom, is: 'atMost', value: 70_000 }],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 2,
  players: { bot: { bot: keeper }, twin: { bot: buyer } },
};
