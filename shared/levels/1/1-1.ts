import type { HostId } from '#shared/ids.ts';
import type { Hall } from '#shared/scenarios/hall.ts';
import { type Archetype, BLOGGER_COOP, baseload, CORNER_SHOP, TICKET_RUSH } from '#shared/scenarios/parts.ts';
import type { TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import { blastRadius, poweredHosts } from '../figures/hosts.ts';
import { goodShare, vmsGood } from '../figures/service.ts';
import type { HallLevel, HallRun } from '../hall-level.ts';
import type { LevelFigure } from '../header.ts';
import { levelScenario } from '../setting.ts';
import { gatherer } from './1-1-bots.ts';
import { FIRST_STEPS } from './1-1-coach.ts';

const LENGTH_S = 190;
/** Until then a beginner moves a first guest and lets a first server sleep, undisturbed. */
const FIRST_COMES_AT_S = 40;
/** Second at which somebody counts the servers that run. */
const COUNTED_AT_S = 140;
/** Second at which the host with most guests dies. */
const DIES_AT_S = 145;

/** A customer of one VM that is there from a second on. */
const guest = (of: Archetype, fromS: number): TenantSpec => ({ ...baseload(of, 1, []), offerAtS: fromS });
const LATER: readonly Archetype[] = [CORNER_SHOP, BLOGGER_COOP, TICKET_RUSH, CORNER_SHOP];

const HALL: Hall = {
  scenario: levelScenario('1-1', {
    lengthS: LENGTH_S,
    rows: { hosts: 5, vms: 12, tenants: 12, migrations: 8, incidents: 16, forecasts: 4 },
    hosts: [
      { model: 'small', state: 'on' },
      { model: 'small', state: 'on' },
      { model: 'small', state: 'on' },
      { model: 'small', state: 'on' },
      { model: 'medium', state: 'on' },
    ],
    tenants: [
      ...[0, 1, 2, 3].map((host) => baseload(CORNER_SHOP, 1, [host])),
      ...Array.from({ length: 8 }, (_, i) => guest(LATER[i % LATER.length], FIRST_COMES_AT_S + 4 * i)),
    ],
    commands: [
      'placeVm',
      'placeVms',
      'migrateLive',
      'cancelMigration',
      'powerOnVm',
      'sleepHost',
      'wakeHost',
      'acknowledgeIncident',
    ],
  }),
  orders: ['placeVm', 'migrateLive', 'sleepHost', 'wakeHost'],
};

/** Hosts that drew the power to run when they were counted; all of them before that. */
const hostsCounted: LevelFigure<HallRun> = {
  id: 'hostsCounted',
  unit: 'count',
  counts: { untilS: COUNTED_AT_S },
  read: ({ watched, world }) => watched.hostsPowered[COUNTED_AT_S - 1] ?? world.hosts.rows,
  soFar: ({ watched, world }) => watched.hostsPowered[COUNTED_AT_S - 1] ?? poweredHosts(world),
};

/** Many small servers become two: cheaper, and a failure meets more people at once. */
export const consolidationDay: HallLevel = {
  kind: 'hall',
  id: '1-1',
  covers: ['C001', 'C003', 'C018', 'C021', 'C022', 'C026'],
  lectures: [
    { text: 'S1', section: 'With virtualization' },
    { text: 'S4', section: 'Gründe für eine HW Virtualisierung' },
  ],
  see: ['consolidation', 'ha-restart'],
  hall: HALL,
  watch: { hostsPowered: poweredHosts },
  happens: ({ world }) => {
    const due = world.tick === ticksOf(world.scenario, DIES_AT_S);
    return due ? [{ name: 'injectFault', args: { fault: 'hostFailure', subject: fullest(world.hosts.vms) } }] : [];
  },
  stars: [
    [
      { figure: vmsGood, is: 'atLeast', value: 12 },
      { figure: goodShare, is: 'atLeast', value: 0.9 },
    ],
    [{ figure: hostsCounted, is: 'atMost', value: 2 }],
    [{ figure: blastRadius, is: 'atMost', value: 6 }],
  ],
  coach: FIRST_STEPS,
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 3,
  players: { bot: { bot: gatherer('reference', 2) }, twin: { bot: gatherer('twin', 1) } },
};

function fullest(guests: ArrayLike<number>): HostId {
  let most = 0;
  for (let host = 1; host < guests.length; host++) if (guests[host] > guests[most]) most = host;
  return most as HostId;
}
