import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { assignedShopsOnDay, failureOnDay, plainOnDay, roomy, rushAt, tooMuchOnDay } from './cards.ts';
import { BUSINESS_COMMANDS } from './command-sets.ts';
import type { Hall } from './hall.ts';
import { HALL_HOSTS } from './hardware.ts';
import { baseload, CORNER_SHOP, DAY_S, GAME_CLOCK, morningRamps, USUAL_FACILITY, USUAL_POLICIES } from './parts.ts';

const SCENARIO: Scenario = {
  ...GAME_CLOCK,
  id: 'first-hall',
  version: 2,
  seed: 'F1RST',
  lengthS: DAY_S,
  rows: { hosts: 6, vms: 88, tenants: 8, migrations: 8, incidents: 16, forecasts: 8 },
  hostModels: HALL_HOSTS,
  hosts: [
    { model: 'small', state: 'on' },
    { model: 'small', state: 'on' },
    { model: 'small', state: 'on' },
    { model: 'small', state: 'on' },
  ],
  tenants: [roomy(baseload(CORNER_SHOP, 10, [0, 0, 0, 0, 0, 0, 0, 1, 2, 3]))],
  events: morningRamps(1),
  demand: { kind: 'curves' },
  policies: USUAL_POLICIES,
  facility: { ...USUAL_FACILITY, startCents: 1_000_000 },
  commands: ['placeVm', 'migrateLive', 'cancelMigration', 'powerOnVm', 'sleepHost', 'wakeHost', ...BUSINESS_COMMANDS],
};

/**
 * A first hall for one person: four small servers at night, with seven shops on the first and one on each of the others, so that two or
 * three can go dark after a few moves; a day that brings customers and asks for the servers back one by one, and a rush that the
 * first server does not bear alone.
 */
export const firstHall: Hall = {
  scenario: SCENARIO,
  deck: {
    offers: [assignedShopsOnDay(0), plainOnDay(0, [1, 2]), tooMuchOnDay(0)],
    events: [rushAt('cornerShop', 0, [110, 150], [2.2, 2.6]), failureOnDay(0, [0, 1])],
  },
  orders: ['migrateLive', 'sleepHost', 'wakeHost', 'placeVm'],
  answers: {
    hostFailing: ['migrateLive', 'wakeHost'],
    tenantBurst: ['wakeHost', 'migrateLive'],
  },
};
