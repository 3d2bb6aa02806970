import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { HALL_COMMANDS } from './command-sets.ts';
import type { Hall } from './hall.ts';
import {
  CLINIC,
  CORNER_SHOP,
  DAY_S,
  FOUR_DAYS_OF_CUSTOMERS,
  FOUR_DAYS_OF_EVENTS,
  LEDGER_BANK,
  offered,
  RENDER_BARN,
  TICKET_RUSH,
  TWO_SERVERS,
  USUAL_FACILITY,
} from './parts.ts';

const SCENARIO: Scenario = {
  ...TWO_SERVERS,
  id: 'double',
  version: 1,
  seed: 'D0VBLE',
  lengthS: 6 * DAY_S,
  rows: { hosts: 16, vms: 136, tenants: 18, migrations: 32, incidents: 40, forecasts: 12 },
  tenants: [
    ...FOUR_DAYS_OF_CUSTOMERS,
    offered(RENDER_BARN, 8, 800, 60),
    offered(CLINIC, 6, 900, 60),
    offered(TICKET_RUSH, 6, 1000, 60),
    offered(CORNER_SHOP, 12, 1100, 60),
    offered(LEDGER_BANK, 2, 1200, 60),
  ],
  events: [
    ...FOUR_DAYS_OF_EVENTS,
    { kind: 'hostFailing', subject: 2, atS: 1000, forS: 0, warningS: 25, factor: 1 },
    { kind: 'tenantBurst', subject: 13, atS: 1080, forS: 30, warningS: 20, factor: 4 },
    { kind: 'correlatedPeak', subject: -1, atS: 1120, forS: 40, warningS: 15, factor: 1.15 },
    { kind: 'linkDown', subject: -1, atS: 1240, forS: 30, warningS: 0, factor: 0 },
    { kind: 'tenantBurst', subject: 2, atS: 1330, forS: 40, warningS: 20, factor: 5 },
  ],
  facility: { ...USUAL_FACILITY, hostMtbfHours: 500 },
  commands: HALL_COMMANDS,
};

/** Six days: every customer there is, twelve events, and hosts that fail without a sign. */
export const double: Hall = {
  scenario: SCENARIO,
  orders: ['placeVm', 'setOvercommit', 'buyHost', 'migrateLive', 'sleepHost', 'setHaReserve'],
};
