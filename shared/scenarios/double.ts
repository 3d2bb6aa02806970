import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { assignedOnDay, failureOnDay, largeOnDay, rushOnDay, smallOnDay, UNEVEN_SHOPS } from './cards.ts';
import { HALL_COMMANDS } from './command-sets.ts';
import type { Hall } from './hall.ts';
import { DAY_S, morningRamps, TWO_SERVERS, USUAL_ANSWERS, USUAL_FACILITY } from './parts.ts';

const SCENARIO: Scenario = {
  ...TWO_SERVERS,
  id: 'double',
  version: 2,
  seed: 'D0VBLE',
  lengthS: 6 * DAY_S,
  rows: { hosts: 16, vms: 240, tenants: 24, migrations: 32, incidents: 40, forecasts: 12 },
  tenants: [UNEVEN_SHOPS],
  events: morningRamps(6),
  facility: { ...USUAL_FACILITY, hostMtbfHours: 500 },
  commands: HALL_COMMANDS,
};

/** Six days: every customer there is, twelve events, and hosts that fail without a sign. */
export const double: Hall = {
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
      smallOnDay(3, [1, 1]),
      largeOnDay(3, [1, 1]),
      assignedOnDay(4),
      largeOnDay(4, [1, 2]),
      largeOnDay(5, [1, 1]),
    ],
    events: [
      rushOnDay(0),
      rushOnDay(1),
      failureOnDay(2, [0, 1]),
      rushOnDay(2),
      rushOnDay(3),
      failureOnDay(4, [1, 2]),
      rushOnDay(4),
      rushOnDay(5),
    ],
  },
  orders: ['placeVm', 'setOvercommit', 'buyHost', 'migrateLive', 'sleepHost', 'setAllocation'],
  answers: USUAL_ANSWERS,
};
