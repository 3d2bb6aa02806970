import type { Deck } from '#shared/scenarios/deck.ts';
import type { Hall } from '#shared/scenarios/hall.ts';
import { HALL_HOSTS } from '#shared/scenarios/hardware.ts';
import {
  type Archetype,
  BLOGGER_COOP,
  baseload,
  CORNER_SHOP,
  TICKET_RUSH,
  USUAL_POLICIES,
} from '#shared/scenarios/parts.ts';
import type { HostModel } from '#shared/sim/kernel/scenario/scenario.ts';
import { MIB_PER_GIB } from '#shared/units.ts';
import { hostSwappedMib } from '../figures/memory.ts';
import { goodShare, vmsGood } from '../figures/service.ts';
import { mostOf } from '../figures/watched.ts';
import type { HallLevel } from '../hall-level.ts';
import { levelScenario } from '../setting.ts';
import { promiser } from './4-3-bots.ts';

/** The size that the arithmetic of the nine guests asks for: each is promised 1 GiB and a little for itself. */
const HOST: HostModel = { ...HALL_HOSTS[0], id: 'small', memMib: 10 * MIB_PER_GIB, largePages: false };

/** A guest of 1 GiB that has touched half of it on an average hour. */
function halfUsed(of: Archetype): Archetype {
  const vm = { ...of.vm, vcpus: 1, memMib: MIB_PER_GIB, meanLoad: 0.2, touchedFraction: 0.5, activeFraction: 0.35 };
  return { ...of, tier: 'silver', vm };
}

const SHOP = halfUsed(CORNER_SHOP);
const OTHERS = [SHOP, halfUsed(TICKET_RUSH), halfUsed(BLOGGER_COOP)];

/** At the start, and who asks for a place later. */
const FIRST = 6;
const ASKING = 10;

const DECK: Deck = {
  offers: [
    {
      take: [ASKING, ASKING],
      fromS: [5, 10],
      apartS: [4, 6],
      cards: Array.from({ length: ASKING }, (_, i) => ({
        tenant: { ...OTHERS[i % OTHERS.length], offerForS: 50 },
        vms: [1, 1] as const,
      })),
    },
  ],
  events: [
    {
      take: [1, 1],
      cards: [{ kind: 'correlatedPeak', on: [-1], atS: [120, 132], forS: [40, 44], warningS: 60, factor: [1.2, 1.25] }],
    },
  ],
};

const HALL: Hall = {
  scenario: levelScenario('4-3', {
    lengthS: 180,
    rows: { hosts: 1, vms: FIRST + ASKING, tenants: 1 + ASKING, migrations: 2, incidents: 24, forecasts: 4 },
    hostModels: [HOST],
    hosts: [{ model: 'small', state: 'on' }],
    tenants: [baseload(SHOP, FIRST, Array<number>(FIRST).fill(0))],
    policies: {
      ...USUAL_POLICIES,
      overcommitPercent: 100,
      sharing: 'off',
      ladder: 'esx2002',
      rungs: { sharing: false, balloon: false, compression: false, swap: true },
    },
    commands: ['setOvercommit', 'acceptContract', 'declineContract', 'placeVm', 'powerOnVm', 'acknowledgeIncident'],
  }),
  deck: DECK,
  orders: ['setOvercommit', 'acceptContract', 'placeVm'],
};

const swapped = mostOf('hostSwapped', 'mib', 'hostSwappedMost');

/** Guests use half of what they were promised, so that half can be promised again, but not all of it: they have a peak. */
export const nineInTen: HallLevel = {
  kind: 'hall',
  id: '4-3',
  covers: ['C107', 'C108', 'C109', 'C111'],
  lectures: [
    { text: 'S0', section: 'Memory Management' },
    { text: 'S1', section: 'Reclaiming memory' },
  ],
  see: ['half-used', 'overcommit-ladder'],
  hall: HALL,
  watch: { hostSwapped: hostSwappedMib },
  stars: [
    [
      { figure: vmsGood, is: 'atLeast', value: 9 },
      { figure: swapped, is: 'atMost', value: 0 },
    ],
    [{ figure: vmsGood, is: 'atLeast', value: 12 }],
    [
      { figure: vmsGood, is: 'atLeast', value: 14 },
      { figure: goodShare, is: 'atLeast', value: 0.98 },
    ],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 2,
  players: { bot: { bot: promiser('reference', 150) }, twin: { bot: promiser('twin', 100) } },
};
