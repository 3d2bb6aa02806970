import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { assignedOnDay, failureOnDay, largeOnDay, rushOnDay, smallOnDay, UNEVEN_SHOPS } from './cards.ts';
import { HALL_COMMANDS } from './command-sets.ts';
import type { Hall } from './hall.ts';
import { DAY_S, morningRamps, TWO_SERVERS, WARNED_ANSWERS } from './parts.ts';

const SCENARIO: Scenario = {
  ...TWO_SERVERS,
  id: 'sprint',
  version: 3,
  seed: 'SPR1NT',
  lengthS: DAY_S,
  rows: { hosts: 8, vms: 112, tenants: 10, migrations: 16, incidents: 24, forecasts: 12 },
  tenants: [UNEVEN_SHOPS],
  events: morningRamps(1),
  commands: HALL_COMMANDS,
};

/**
 * One day on two hosts: the five-minute round. A customer who has to be served comes at once, more contracts than two hosts
 * carry follow, about noon somebody has a rush, and in the afternoon a host dies.
 */
export const sprint: Hall = {
  scenario: SCENARIO,
  deck: {
    offers: [assignedOnDay(0), smallOnDay(0, [3, 4]), largeOnDay(0, [3, 4])],
    events: [rushOnDay(0), failureOnDay(0, [0, 1])],
  },
  orders: ['placeVm', 'setOvercommit', 'buyHost', 'migrateLive'],
  answers: WARNED_ANSWERS,
};
