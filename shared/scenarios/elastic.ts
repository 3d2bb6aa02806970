import type { Scenario, TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { HALL_COMMANDS } from './command-sets.ts';
import type { Hall } from './hall.ts';
import {
  BLOGGER_COOP,
  baseload,
  CLINIC,
  CORNER_SHOP,
  DAY_S,
  MEGA_MAIL,
  offered,
  PAYROLL_79,
  RTOS_WORKS,
  TICKET_RUSH,
  TWO_SERVERS,
} from './parts.ts';

/** Sells tickets on two VMs, and on up to eight when a sale begins. */
const ELASTIC_RUSH: TenantSpec = {
  ...offered(TICKET_RUSH, 8, 15, 60),
  elastic: { start: 2, rule: { metric: 'cpu', target: 50, min: 2, max: 8, cooldownS: 6 } },
};

/** Twenty blogs on a platform: how many machines are behind it is the hall's own affair. */
const BLOG_PLATFORM: TenantSpec = {
  ...offered(BLOGGER_COOP, 4, 45, 60),
  vm: { ...BLOGGER_COOP.vm, vcpus: 2, memMib: 4096, meanLoad: 0.3 },
  feeCentsPerS: 150,
  product: 'paas',
  units: 20,
  elastic: { start: 2, rule: { metric: 'latency', target: 110, min: 1, max: 4, cooldownS: 20 } },
};

/** Six gold machines for a day, for a hall that has the room. */
const BIG_DEAL: TenantSpec = {
  ...offered(CLINIC, 6, -1),
  feeCentsPerS: 1200,
  comesWith: 'bigDeal',
  termS: DAY_S,
  wantsHeadroom: true,
};

/** A control system whose kernel nobody may change. */
const CLOSED_GUEST: TenantSpec = {
  ...offered(RTOS_WORKS, 2, -1),
  vm: { ...RTOS_WORKS.vm, workload: 'rtos', guest: 'rtos' },
  comesWith: 'unmodifiedGuest',
};

const SCENARIO: Scenario = {
  ...TWO_SERVERS,
  id: 'elastic',
  version: 1,
  seed: 'ELAST1C',
  lengthS: 2 * DAY_S,
  rows: { hosts: 10, vms: 48, tenants: 12, migrations: 16, incidents: 24, forecasts: 12 },
  tenants: [
    baseload(CORNER_SHOP, 10, [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]),
    ELASTIC_RUSH,
    BLOG_PLATFORM,
    offered(MEGA_MAIL, 3, 80, 60),
    offered(CORNER_SHOP, 4, 150, 60),
    BIG_DEAL,
    CLOSED_GUEST,
    { ...offered(PAYROLL_79, 1, -1), comesWith: 'foreignIsa' },
  ],
  events: [
    { kind: 'ramp', subject: -1, atS: 60, forS: 40, warningS: 30, factor: 1.3 },
    { kind: 'tenantBurst', subject: 1, atS: 120, forS: 40, warningS: 20, factor: 4 },
    { kind: 'quietHour', subject: -1, atS: 195, forS: 40, warningS: 0, factor: 1 },
    { kind: 'bigDeal', subject: -1, atS: 250, forS: 40, warningS: 30, factor: 6 },
    { kind: 'tenantBurst', subject: 1, atS: 345, forS: 40, warningS: 10, factor: 5 },
    { kind: 'noisyNeighbour', subject: 4, atS: 400, forS: 60, warningS: 0, factor: 4 },
    { kind: 'priceWar', subject: -1, atS: 420, forS: 50, warningS: 20, factor: 0.75 },
  ],
  // A sale lasts seconds here: the rule looks, waits and gives back five times as fast as published.
  autoscaling: { everySeconds: 3, stabilisationSeconds: 60, provisionSeconds: 1 },
  commands: [
    ...HALL_COMMANDS,
    'setTechnique',
    'setAutoscale',
    'setPrice',
    'renegotiateContract',
    'payGoodwill',
    'takeLoan',
    'repayLoan',
    'announceMaintenance',
  ],
};

/** Two days of customers whose size is not given: elastic ones, a platform, a service, and a deal that wants headroom. */
export const elastic: Hall = {
  scenario: SCENARIO,
  orders: ['setAutoscale', 'renegotiateContract', 'setPrice', 'setTechnique'],
};
