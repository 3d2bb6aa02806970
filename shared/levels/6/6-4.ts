import type { Deck, OfferCard, OfferPile } from '#shared/scenarios/deck.ts';
import type { Hall } from '#shared/scenarios/hall.ts';
import {
  type Archetype,
  baseload,
  CLINIC,
  CORNER_SHOP,
  TICKET_RUSH,
  USUAL_FACILITY,
  USUAL_POLICIES,
} from '#shared/scenarios/parts.ts';
import type { VmSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { patchedHosts } from '../figures/hosts.ts';
import { longestPause } from '../figures/moves.ts';
import { downVms } from '../figures/owed.ts';
import { goodShare } from '../figures/service.ts';
import { totalOf } from '../figures/watched.ts';
import type { HallLevel } from '../hall-level.ts';
import { levelScenario } from '../setting.ts';
import { patcher } from './6-4-bots.ts';

const HOSTS = 3;

/** Five of this size fill a small server: three servers of three guests can do without one of them. */
const SIZE = { memMib: 6144, vcpus: 2, touchedFraction: 0.84, activeFraction: 0.65 } as const;

/** Two guests that write much, on one host. */
function busy(of: Archetype, workload: VmSpec['workload'], meanLoad: number, host: number): OfferCard {
  const vm: VmSpec = { ...of.vm, ...SIZE, workload, meanLoad };
  return { tenant: { ...of, tier: 'silver', vm, offerForS: 0, placedOn: [host, host] }, vms: [2, 2], assigned: true };
}

/** One of three kinds of busy pairs on a host. */
function pairOn(host: number): OfferPile {
  const cards = [
    busy(CLINIC, 'oltp', 0.285, host),
    busy(TICKET_RUSH, 'oltp', 0.28, host),
    busy(CLINIC, 'build', 0.22, host),
  ];
  return { take: [1, 1], fromS: [0, 0], apartS: [0, 0], cards };
}

const DECK: Deck = {
  offers: Array.from({ length: HOSTS }, (_, host) => pairOn(host)),
  events: [
    {
      take: [1, 1],
      cards: [{ kind: 'patchDue', on: [-1], atS: [8, 14], forS: [0, 0], warningS: 14, factor: [2, 2] }],
    },
  ],
};

const HALL: Hall = {
  scenario: levelScenario('6-4', {
    startHour: 9,
    lengthS: 270,
    rows: { hosts: HOSTS, vms: 3 * HOSTS, tenants: 1 + HOSTS, migrations: 12, incidents: 24, forecasts: 4 },
    hosts: Array.from({ length: HOSTS }, () => ({ model: 'small', state: 'on' as const })),
    tenants: [baseload({ ...CORNER_SHOP, vm: { ...CORNER_SHOP.vm, ...SIZE } }, HOSTS, [0, 1, 2])],
    policies: { ...USUAL_POLICIES, overcommitPercent: 100, patchSeconds: 6 },
    facility: { ...USUAL_FACILITY, migrationMbit: 8400 },
    commands: [
      'migrateLive',
      'cancelMigration',
      'patchHost',
      'setMaintenance',
      'powerOffVm',
      'powerOnVm',
      'placeVm',
      'acknowledgeIncident',
    ],
  }),
  deck: DECK,
  orders: ['migrateLive', 'patchHost'],
};

/** Every server is patched, one after another, and nobody notices: its guests stay with the others for as long. */
export const rollingWindow: HallLevel = {
  kind: 'hall',
  id: '6-4',
  covers: ['C018', 'C122', 'C123', 'C124'],
  lectures: [
    { text: 'S1', section: 'Virtual Machine Migration' },
    { text: 'S0', section: 'VMware ESXi Architecture' },
  ],
  see: ['shared-pipe', 'pre-copy'],
  hall: HALL,
  watch: { downVms },
  stars: [
    [
      { figure: patchedHosts, is: 'atLeast', value: HOSTS },
      { figure: goodShare, is: 'atLeast', value: 0.8 },
    ],
    [{ figure: totalOf('downVms', 's', 'downTime'), is: 'atMost', value: 0 }],
    [{ figure: longestPause('longestPause', () => true), is: 'atMost', value: 1000 }],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 3,
  players: {
    bot: { bot: patcher('reference', { oneByOne: true }) },
    twin: { bot: patcher('twin', { oneByOne: false }) },
  },
};
