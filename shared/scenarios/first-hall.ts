import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import type { Hall } from './hall.ts';
import { HALL_HOSTS } from './hardware.ts';
import { APP_MUSEUM, baseload, CORNER_SHOP, GAME_CLOCK, offered, USUAL_FACILITY, USUAL_POLICIES } from './parts.ts';

const SCENARIO: Scenario = {
  ...GAME_CLOCK,
  id: 'first-hall',
  version: 1,
  seed: 'F1RST',
  lengthS: 240,
  rows: { hosts: 6, vms: 24, tenants: 4, migrations: 8, incidents: 16, forecasts: 8 },
  hostModels: HALL_HOSTS,
  hosts: [
    { model: 'small', state: 'on' },
    { model: 'small', state: 'on' },
    { model: 'small', state: 'on' },
    { model: 'small', state: 'on' },
  ],
  tenants: [
    baseload(CORNER_SHOP, 8, [0, 0, 1, 1, 2, 2, 3, 3]),
    offered(CORNER_SHOP, 4, 40, 60),
    offered(APP_MUSEUM, 4, 110, 60),
  ],
  events: [{ kind: 'ramp', subject: -1, atS: 60, forS: 40, warningS: 40, factor: 1.3 }],
  demand: { kind: 'curves' },
  policies: USUAL_POLICIES,
  facility: { ...USUAL_FACILITY, startCents: 1_000_000 },
  commands: [
    'placeVm',
    'migrateLive',
    'cancelMigration',
    'powerOnVm',
    'sleepHost',
    'wakeHost',
    'buyHost',
    'acceptContract',
    'declineContract',
    'acknowledgeIncident',
  ],
};

/**
 * A first hall for one person: four small servers with four shops each at night, so that three of them can go dark after
 * a few moves, and a day that then asks for one of them back.
 */
export const firstHall: Hall = {
  scenario: SCENARIO,
  orders: ['migrateLive', 'sleepHost', 'wakeHost'],
};
