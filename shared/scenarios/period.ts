import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { HALL_COMMANDS } from './command-sets.ts';
import type { Hall } from './hall.ts';
import { DAY_S, FOUR_DAYS_OF_CUSTOMERS, FOUR_DAYS_OF_EVENTS, TWO_SERVERS } from './parts.ts';

const SCENARIO: Scenario = {
  ...TWO_SERVERS,
  id: 'period',
  version: 1,
  seed: 'PER10D',
  lengthS: 4 * DAY_S,
  rows: { hosts: 12, vms: 96, tenants: 14, migrations: 24, incidents: 32, forecasts: 12 },
  tenants: FOUR_DAYS_OF_CUSTOMERS,
  events: FOUR_DAYS_OF_EVENTS,
  commands: HALL_COMMANDS,
};

/** Four days: a hall that grows, with seven events from a morning ramp to a host that dies at the peak. */
export const period: Hall = {
  scenario: SCENARIO,
  orders: ['placeVm', 'setOvercommit', 'buyHost', 'migrateLive', 'sleepHost', 'setHaReserve'],
};
