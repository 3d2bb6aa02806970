import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { assignedOnDay, failureOnDay, largeOnDay, rushOnDay, smallOnDay, UNEVEN_SHOPS } from './cards.ts';
import { HALL_COMMANDS } from './command-sets.ts';
import type { Hall } from './hall.ts';
import { DAY_S, morningRamps, TWO_SERVERS, USUAL_ANSWERS } from './parts.ts';

const SCENARIO: Scenario = {
  ...TWO_SERVERS,
  id: 'period',
  version: 2,
  seed: 'PER10D',
  lengthS: 4 * DAY_S,
  rows: { hosts: 12, vms: 180, tenants: 18, migrations: 24, incidents: 32, forecasts: 12 },
  tenants: [UNEVEN_SHOPS],
  events: morningRamps(4),
  commands: HALL_COMMANDS,
};

/** Four days: a hall that grows by what the seed deals, with rushes and peaks, a host that dies, and evenings that are not all quiet. */
export const period: Hall = {
  scenario: SCENARIO,
  deck: {
    offers: [
      assignedOnDay(0),
      smallOnDay(0, [3, 3]),
      largeOnDay(0, [2, 2]),
      smallOnDay(1, [1, 2]),
      largeOnDay(1, [1, 1]),
      assignedOnDay(2),
      smallOnDay(2, [1, 1]),
      largeOnDay(2, [1, 2]),
      largeOnDay(3, [1, 1]),
    ],
    events: [rushOnDay(0), rushOnDay(1), failureOnDay(2, [0, 1]), rushOnDay(3)],
  },
  orders: ['placeVm', 'setOvercommit', 'buyHost', 'migrateLive', 'sleepHost', 'setAllocation'],
  answers: USUAL_ANSWERS,
};
