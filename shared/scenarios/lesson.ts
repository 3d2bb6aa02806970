import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import type { Hall } from './hall.ts';
import {
  APP_MUSEUM,
  BLOGGER_COOP,
  CORNER_SHOP,
  DAY_S,
  LEDGER_BANK,
  offered,
  RENDER_BARN,
  SIXTEEN_SHOPS,
  TICKET_RUSH,
  TWO_SERVERS,
} from './parts.ts';

const SCENARIO: Scenario = {
  ...TWO_SERVERS,
  id: 'lesson',
  version: 1,
  seed: 'LESS0N',
  lengthS: 2 * DAY_S,
  rows: { hosts: 10, vms: 64, tenants: 10, migrations: 16, incidents: 24, forecasts: 12 },
  tenants: [
    SIXTEEN_SHOPS,
    offered(RENDER_BARN, 6, 20, 60),
    offered(TICKET_RUSH, 4, 60, 60),
    offered(CORNER_SHOP, 8, 110, 60),
    offered(APP_MUSEUM, 6, 170, 60),
    offered(LEDGER_BANK, 1, 235, 60),
    offered(BLOGGER_COOP, 12, 280, 60),
  ],
  events: [
    { kind: 'ramp', subject: -1, atS: 60, forS: 40, warningS: 30, factor: 1.3 },
    { kind: 'ramp', subject: -1, atS: 300, forS: 40, warningS: 30, factor: 1.3 },
    { kind: 'tenantBurst', subject: 2, atS: 345, forS: 30, warningS: 20, factor: 4 },
    { kind: 'correlatedPeak', subject: -1, atS: 395, forS: 40, warningS: 15, factor: 1.1 },
    { kind: 'hostFailing', subject: 0, atS: 440, forS: 0, warningS: 25, factor: 1 },
  ],
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
    'acceptContract',
    'declineContract',
    'acknowledgeIncident',
  ],
};

/** Two days: the first is for finding one's feet, the second brings a sale, a peak for everybody and a dying host. */
export const lesson: Hall = {
  scenario: SCENARIO,
  orders: ['placeVm', 'setOvercommit', 'buyHost', 'migrateLive'],
};
