import { mtbfHoursOf } from '#shared/sim/cluster/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { HALL_COMMANDS } from './command-sets.ts';
import type { Hall } from './hall.ts';
import { DAY_S, GAME_CLOCK, USUAL_FACILITY } from './parts.ts';
import { TRACE_HOSTS, TRACE_POLICIES, tracedHosts, tracedTenants } from './trace-parts.ts';

/** VMs in the trace, and hosts that they stand on: a quarter of the day's work would do, if memory were free. */
const VMS = 1052;
const HOSTS = 300;

const SCENARIO: Scenario = {
  ...GAME_CLOCK,
  id: 'planetlab',
  version: 1,
  seed: 'PLNET',
  lengthS: DAY_S,
  rows: { hosts: HOSTS, vms: VMS, tenants: 16, migrations: 64, incidents: 64, forecasts: 8 },
  hostModels: TRACE_HOSTS,
  hosts: tracedHosts(HOSTS),
  tenants: tracedTenants(VMS, 88, HOSTS),
  events: [],
  demand: { kind: 'trace', trace: 'planetlab-20110303', sampleSeconds: 300 },
  policies: TRACE_POLICIES,
  facility: {
    ...USUAL_FACILITY,
    startCents: 1_000_000,
    migrationMbit: 10_000,
    hostMtbfHours: mtbfHoursOf({ dimms: 4, ssds: 0 }),
  },
  commands: HALL_COMMANDS,
};

/**
 * The PlanetLab day of 3 March 2011 in four minutes. The trace itself does not ship; a server that has it
 * (`planetlab-20110303` in its trace folder) offers this scenario.
 */
export const planetlab: Hall = {
  scenario: SCENARIO,
  orders: ['migrateLive', 'sleepHost', 'wakeHost'],
};
