import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import type { Hall } from './hall.ts';
import {
  APP_MUSEUM,
  BLOGGER_COOP,
  CLINIC,
  CORNER_SHOP,
  LEDGER_BANK,
  offered,
  RENDER_BARN,
  RTOS_WORKS,
  SIXTEEN_SHOPS,
  TICKET_RUSH,
  TWO_SERVERS,
  USUAL_FACILITY,
} from './parts.ts';

const SCENARIO: Scenario = {
  ...TWO_SERVERS,
  id: 'open-hall',
  version: 1,
  seed: '0PEN',
  lengthS: 0,
  rows: { hosts: 16, vms: 96, tenants: 12, migrations: 32, incidents: 40, forecasts: 12 },
  tenants: [
    SIXTEEN_SHOPS,
    offered(RENDER_BARN, 6, 10, 240),
    offered(TICKET_RUSH, 4, 30, 240),
    offered(CORNER_SHOP, 8, 50, 240),
    offered(APP_MUSEUM, 6, 70, 240),
    offered(CLINIC, 3, 90, 240),
    offered(LEDGER_BANK, 1, 110, 240),
    offered(BLOGGER_COOP, 20, 130, 240),
    offered(RTOS_WORKS, 2, 150, 240),
  ],
  events: [],
  facility: { ...USUAL_FACILITY, startCents: 10_000_000, hostMtbfHours: 500 },
};

/** A hall without an end: nothing is scripted but the offers, and hosts fail when they fail. For trying things out. */
export const openHall: Hall = {
  scenario: SCENARIO,
  orders: ['placeVm', 'buyHost', 'migrateLive'],
};
