import type { Scenario } from '#shared/sim/scenario.ts';
import { GAME_HOSTS } from './hardware.ts';
import {
  APP_MUSEUM,
  BLOGGER_COOP,
  CLINIC,
  CORNER_SHOP,
  DAY_BEATS,
  GAME_CLOCK,
  LEDGER_BANK,
  offered,
  RENDER_BARN,
  RTOS_WORKS,
  SIXTEEN_SHOPS,
  TICKET_RUSH,
  USUAL_FACILITY,
  USUAL_POLICIES,
} from './parts.ts';

/** Four days: a hall that grows, with seven events from a morning ramp to a host that dies at the peak. */
export const period: Scenario = {
  ...GAME_CLOCK,
  id: 'period',
  version: 1,
  seed: 'PER10D',
  lengthBeats: 4 * DAY_BEATS,
  rows: { hosts: 12, vms: 96, tenants: 14, migrations: 24, incidents: 32, forecasts: 12 },
  hostModels: GAME_HOSTS,
  hosts: [
    { model: 'medium', state: 'on' },
    { model: 'medium', state: 'on' },
  ],
  tenants: [
    SIXTEEN_SHOPS,
    offered(RENDER_BARN, 6, 20, 60),
    offered(TICKET_RUSH, 4, 70, 60),
    offered(CORNER_SHOP, 8, 130, 60),
    offered(APP_MUSEUM, 6, 200, 60),
    offered(CLINIC, 3, 260, 60),
    offered(LEDGER_BANK, 1, 330, 60),
    offered(BLOGGER_COOP, 20, 420, 60),
    offered(RTOS_WORKS, 2, 500, 60),
    offered(CORNER_SHOP, 8, 590, 60),
    offered(LEDGER_BANK, 2, 700, 60),
  ],
  events: [
    { kind: 'ramp', subject: -1, atBeat: 60, forBeats: 40, telegraphBeats: 30, factor: 1.3 },
    { kind: 'tenantBurst', subject: 2, atBeat: 345, forBeats: 30, telegraphBeats: 20, factor: 4 },
    { kind: 'correlatedPeak', subject: -1, atBeat: 390, forBeats: 40, telegraphBeats: 15, factor: 1.1 },
    { kind: 'hostFailing', subject: 1, atBeat: 610, forBeats: 0, telegraphBeats: 25, factor: 1 },
    { kind: 'linkDown', subject: -1, atBeat: 640, forBeats: 30, telegraphBeats: 0, factor: 0 },
    { kind: 'tenantBurst', subject: 7, atBeat: 830, forBeats: 40, telegraphBeats: 20, factor: 4 },
    { kind: 'correlatedPeak', subject: -1, atBeat: 860, forBeats: 60, telegraphBeats: 15, factor: 1.15 },
  ],
  demand: { kind: 'curves' },
  policies: USUAL_POLICIES,
  facility: USUAL_FACILITY,
};
