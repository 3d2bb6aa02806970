import type { Scenario, TenantSpec, VmSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { BUSINESS_COMMANDS } from './command-sets.ts';
import type { Deck } from './deck.ts';
import type { Hall } from './hall.ts';
import { HALL_HOSTS } from './hardware.ts';
import { baseload, CLINIC, CORNER_SHOP, DAY_S, GAME_CLOCK, RENDER_BARN, TICKET_RUSH, USUAL_POLICIES } from './parts.ts';

/** Machines of this hall's customers have four vCPUs and 8 GiB: by day cores are short, by night memory is. */
function big<T extends { readonly vm: VmSpec; readonly feeCentsPerS: number }>(customer: T, meanLoad: number): T {
  return {
    ...customer,
    vm: { ...customer.vm, vcpus: 4, memMib: 8192, meanLoad },
    feeCentsPerS: 2 * customer.feeCentsPerS,
  };
}

const SHOPS = big(CORNER_SHOP, 0.52);
const CLINICS = big(CLINIC, 0.42);
const RENDERERS = big(RENDER_BARN, 0.5);
const TICKETS = big(TICKET_RUSH, 0.3);

/** `perHost` VMs on each host, in the order of hosts. */
const spread = (perHost: readonly number[]): number[] => perHost.flatMap((vms, host) => Array<number>(vms).fill(host));

/** Customers of the hall that come at a second, and stand nowhere until somebody places them. */
const later = (of: typeof SHOPS, vms: number, atS: number): TenantSpec => ({ ...baseload(of, vms, []), offerAtS: atS });

const whole = { on: [-1], warningS: 30 } as const;

const DECK: Deck = {
  offers: [],
  events: [
    {
      take: [1, 1],
      cards: [{ kind: 'hostFailing', on: [0, 1, 2, 3], atS: [28, 45], forS: [0, 0], warningS: 25, factor: [1, 1] }],
    },
    {
      take: [1, 1],
      cards: [
        { ...whole, kind: 'coolingFault', atS: [165, 185], forS: [60, 80], factor: [9, 11] },
        { ...whole, kind: 'coolerFailure', atS: [150, 165], forS: [100, 120], factor: [1, 1] },
      ],
    },
    {
      take: [1, 1],
      cards: [{ ...whole, kind: 'utilityOutage', warningS: 45, atS: [75, 115], forS: [60, 90], factor: [1, 1] }],
    },
    {
      take: [1, 1],
      cards: [
        { ...whole, kind: 'correlatedPeak', warningS: 60, atS: [200, 230], forS: [80, 100], factor: [1.2, 1.25] },
      ],
    },
    {
      take: [1, 2],
      cards: [
        { ...whole, kind: 'tariffSpike', atS: [255, 300], forS: [50, 70], factor: [3, 5] },
        { ...whole, kind: 'tariffSpike', atS: [390, 420], forS: [50, 60], factor: [3, 5] },
      ],
    },
  ],
};

const SCENARIO: Scenario = {
  ...GAME_CLOCK,
  id: 'long-night',
  version: 1,
  seed: 'N1GHT',
  startHour: 18,
  lengthS: 2 * DAY_S,
  rows: { hosts: 12, vms: 84, tenants: 8, migrations: 24, incidents: 32, forecasts: 12 },
  // Moving is not what this hall is about: cards and network are fast.
  hostModels: HALL_HOSTS.map((model) => ({ ...model, nicMbit: 25_000 })),
  hosts: Array.from({ length: 12 }, () => ({ model: 'large', state: 'on' as const })),
  tenants: [
    baseload(SHOPS, 30, spread([7, 7, 6, 6, 1, 1, 1, 1])),
    baseload(CLINICS, 8, spread([1, 1, 1, 1, 1, 1, 1, 1])),
    baseload(RENDERERS, 10, spread([1, 1, 1, 1, 2, 2, 1, 1])),
    // Machines that have been promised and stand nowhere yet: some now, some by night, some in the morning.
    baseload(TICKETS, 4, []),
    later(RENDERERS, 4, 60),
    later(SHOPS, 6, 115),
    later(CLINICS, 4, 150),
  ],
  events: [],
  demand: { kind: 'curves' },
  policies: { ...USUAL_POLICIES, migration: { dirtyFactor: 1 } },
  facility: {
    startCents: 10_000_000,
    migrationMbit: 50_000,
    pue: 1.5,
    dayCentsPerKwh: 20_000,
    nightCentsPerKwh: 12_000,
    hostMtbfHours: 0,
    // One unit that does it all; the air has been set warm, which saves energy and leaves little time.
    cooling: { units: 1, unitW: 7000, setPointC: 28, restartSeconds: 75 },
    // A rack of four servers may draw more than its breaker carries for long; the generator takes longer than full batteries at full load.
    electricity: {
      rackBreakerW: 2050,
      oversubscribePercent: 200,
      ups: { energyKwh: 0.04, generator: true, generatorSeconds: 40 },
    },
  },
  commands: [
    'placeVm',
    'powerOnVm',
    'migrateLive',
    'cancelMigration',
    'sleepHost',
    'wakeHost',
    'setPowerSaving',
    'setPowerCap',
    'setCooling',
    'setEnergyPlan',
    'setMaintenance',
    'setOvercommit',
    'setAllocation',
    'powerOffVm',
    ...BUSINESS_COMMANDS,
  ],
};

/**
 * Twelve large servers in three racks, from one evening to the evening two days later; the third rack was bought for a growth
 * that may come. By night three or four servers would do; by day six or seven are wanted, and then a rack draws more than its
 * breaker carries, air that is warm leaves no time when the cooling fails, and the batteries carry what is on for half a minute.
 */
export const longNight: Hall = {
  scenario: SCENARIO,
  deck: DECK,
  orders: ['sleepHost', 'wakeHost', 'setPowerCap', 'setCooling', 'setEnergyPlan', 'migrateLive'],
  answers: {
    coolingFault: ['setCooling'],
    coolerFailure: ['setCooling', 'setPowerCap', 'sleepHost', 'migrateLive'],
    utilityOutage: ['setPowerCap', 'sleepHost', 'wakeHost', 'migrateLive', 'setCooling'],
    correlatedPeak: ['wakeHost', 'sleepHost', 'migrateLive', 'placeVm', 'powerOnVm'],
    tariffSpike: ['setEnergyPlan'],
    hostFailing: ['migrateLive', 'setMaintenance'],
  },
};
