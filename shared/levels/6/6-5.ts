import { card } from '#shared/scenarios/cards.ts';
import type { Hall } from '#shared/scenarios/hall.ts';
import { baseload, CORNER_SHOP, TICKET_RUSH, USUAL_POLICIES } from '#shared/scenarios/parts.ts';
import { pairsDark } from '../figures/copies.ts';
import { longestOutageS } from '../figures/outages.ts';
import { vmsGood } from '../figures/service.ts';
import { mostOf } from '../figures/watched.ts';
import type { HallLevel } from '../hall-level.ts';
import { levelScenario, servers } from '../setting.ts';
import { keeper } from './6-5-bots.ts';

const PAIRS = 6;
/** Seven of these fill a small server, and 21 three of them. */
const GUEST_MIB = 4480;
const REPLICA = { ...TICKET_RUSH, vm: { ...TICKET_RUSH.vm, memMib: GUEST_MIB, meanLoad: 0.2 } };
const SINGLE = { ...CORNER_SHOP, vm: { ...CORNER_SHOP.vm, memMib: GUEST_MIB } };

const HALL: Hall = {
  scenario: levelScenario('6-5', {
    lengthS: 200,
    rows: { hosts: 4, vms: 32, tenants: 12, migrations: 8, incidents: 24, forecasts: 6 },
    hosts: servers('small', 4),
    // Somebody has put both machines of every pair on one server.
    tenants: Array.from({ length: PAIRS }, (_, pair) => baseload(REPLICA, 2, [pair % 3, pair % 3])),
    policies: { ...USUAL_POLICIES, overcommitPercent: 100 },
    commands: [
      'placeVm',
      'placeVms',
      'migrateLive',
      'cancelMigration',
      'powerOnVm',
      'powerOffVm',
      'addRule',
      'spreadTenant',
      'removeRule',
      'setHaReserve',
      'acceptContract',
      'declineContract',
      'acknowledgeIncident',
    ],
  }),
  deck: {
    offers: [
      { take: [4, 4], fromS: [10, 16], apartS: [20, 28], cards: [1, 2, 3, 4].map(() => card(SINGLE, [3, 4], 30)) },
    ],
    events: [
      {
        take: [1, 1],
        cards: [{ kind: 'hostFailure', on: [0, 1, 2], atS: [140, 160], forS: [0, 0], warningS: 0, factor: [1, 1] }],
      },
    ],
  },
  orders: ['migrateLive', 'spreadTenant', 'setHaReserve', 'acceptContract'],
};

/** What stands twice stands on two hosts, and the room for restarts is kept before it is needed. */
export const eggsAndBaskets: HallLevel = {
  kind: 'hall',
  id: '6-5',
  covers: ['C019', 'C022', 'C123', 'C124', 'C137'],
  lectures: [
    { text: 'S1', section: 'With virtualization' },
    { text: 'S4', section: 'Gründe für eine HW Virtualisierung' },
  ],
  see: ['ha-restart'],
  hall: HALL,
  watch: { pairsDark: pairsDark(Array.from({ length: PAIRS }, (_, pair) => pair)) },
  stars: [
    [{ figure: vmsGood, is: 'atLeast', value: 16 }],
    [{ figure: mostOf('pairsDark', 'count', 'mostPairsDark'), is: 'atMost', value: 0 }],
    [{ figure: longestOutageS, is: 'atMost', value: 20 }],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 2,
  players: { bot: { bot: keeper('reference', true) }, twin: { bot: keeper('twin', false) } },
};
