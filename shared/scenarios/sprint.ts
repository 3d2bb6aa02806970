import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { HALL_COMMANDS } from './command-sets.ts';
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
  id: 'sprint',
  version: 2,
  seed: 'SPR1NT',
  lengthS: DAY_S,
  rows: { hosts: 8, vms: 64, tenants: 10, migrations: 16, incidents: 24, forecasts: 12 },
  tenants: [
    SIXTEEN_SHOPS,
    offered(RENDER_BARN, 6, 12),
    offered(TICKET_RUSH, 4, 25),
    offered(CORNER_SHOP, 8, 40),
    offered(LEDGER_BANK, 1, 62),
    offered(APP_MUSEUM, 8, 85),
    offered(CORNER_SHOP, 8, 105),
    offered(BLOGGER_COOP, 10, 125),
  ],
  events: [
    { kind: 'ramp', subject: -1, atS: 60, forS: 40, warningS: 30, factor: 1.3 },
    { kind: 'tenantBurst', subject: 2, atS: 130, forS: 30, warningS: 20, factor: 4 },
    { kind: 'hostFailing', subject: 1, atS: 190, forS: 0, warningS: 30, factor: 1 },
  ],
  commands: HALL_COMMANDS,
};

/** One day on two hosts: the five-minute round. A dying host at noon, and more contracts than two hosts carry. */
export const sprint: Hall = {
  scenario: SCENARIO,
  orders: ['placeVm', 'setOvercommit', 'buyHost', 'migrateLive'],
};
