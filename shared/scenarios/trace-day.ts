import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { HALL_COMMANDS } from './command-sets.ts';
import type { Hall } from './hall.ts';
import { DAY_S, GAME_CLOCK, USUAL_FACILITY } from './parts.ts';
import { TRACE_HOSTS, TRACE_POLICIES, tracedHosts, tracedTenants } from './trace-parts.ts';

const VMS = 140;
const HOSTS = 40;

const SCENARIO: Scenario = {
  ...GAME_CLOCK,
  id: 'trace-day',
  unscored: true,
  version: 1,
  seed: 'TRACE',
  lengthS: DAY_S,
  rows: { hosts: HOSTS + 4, vms: VMS, tenants: 12, migrations: 32, incidents: 32, forecasts: 8 },
  hostModels: TRACE_HOSTS,
  hosts: tracedHosts(HOSTS),
  tenants: tracedTenants(VMS, 14, HOSTS),
  events: [{ kind: 'tenantBurst', subject: 3, atS: 120, forS: 30, warningS: 20, factor: 3 }],
  demand: { kind: 'trace', trace: 'synthetic-day', sampleSeconds: 300 },
  policies: TRACE_POLICIES,
  facility: { ...USUAL_FACILITY, startCents: 1_000_000 },
  commands: HALL_COMMANDS,
};

/** A day of made-up load that has the statistics of a PlanetLab day: many small VMs, nearly all of them idle. */
export const traceDay: Hall = {
  scenario: SCENARIO,
  orders: ['migrateLive', 'sleepHost', 'wakeHost'],
};
