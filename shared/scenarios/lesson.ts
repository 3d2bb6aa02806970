import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { assignedOnDay, failureOnDay, largeOnDay, rushOnDay, smallOnDay, UNEVEN_SHOPS } from './cards.ts';
import { BUSINESS_COMMANDS } from './command-sets.ts';
import type { Hall } from './hall.ts';
import { DAY_S, morningRamps, TWO_SERVERS, WARNED_ANSWERS } from './parts.ts';

const SCENARIO: Scenario = {
  ...TWO_SERVERS,
  id: 'lesson',
  version: 2,
  seed: 'LESS0N',
  lengthS: 2 * DAY_S,
  rows: { hosts: 10, vms: 140, tenants: 14, migrations: 16, incidents: 24, forecasts: 12 },
  tenants: [UNEVEN_SHOPS],
  events: morningRamps(2),
  commands: [
    'placeVm',
    'powerOnVm',
    'migrateLive',
    'cancelMigration',
    'setAllocation',
    'setOvercommit',
    'buyHost',
    'sellHost',
    'sleepHost',
    'wakeHost',
    'setMaintenance',
    ...BUSINESS_COMMANDS,
  ],
};

/** Two days: the first is for finding one's feet, the second brings a rush or a peak for everybody, and a dying host. */
export const lesson: Hall = {
  scenario: SCENARIO,
  deck: {
    offers: [
      assignedOnDay(0),
      smallOnDay(0, [3, 3]),
      largeOnDay(0, [2, 2]),
      assignedOnDay(1),
      smallOnDay(1, [1, 2]),
      largeOnDay(1, [1, 2]),
    ],
    events: [rushOnDay(0), rushOnDay(1), failureOnDay(1, [0, 1])],
  },
  orders: ['placeVm', 'setOvercommit', 'buyHost', 'migrateLive'],
  answers: WARNED_ANSWERS,
};
