import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { BUSINESS_COMMANDS } from '../command-sets.ts';
import type { Deck } from '../deck.ts';
import type { Hall } from '../hall.ts';
import { HALL_HOSTS } from '../hardware.ts';
import {
  baseload,
  CLINIC,
  CORNER_SHOP,
  DAY_S,
  GAME_CLOCK,
  LEDGER_BANK,
  RENDER_BARN,
  RTOS_WORKS,
  USUAL_FACILITY,
  USUAL_POLICIES,
} from '../parts.ts';

/** Seconds for which an offer stands. */
const OPEN_S = 60;

/** Who is there at the start leaves a tenth of the memory; who takes every offer has promised far more than there is. */
const USUAL_MIB = 4096;

/**
 * Renders on many vCPUs whenever there is work, and has a minute and a half for it: it takes all that it is given and needs
 * none of it at once. Job sizes are design values.
 */
const RENDERING = {
  ...RENDER_BARN,
  vm: { ...RENDER_BARN.vm, vcpus: 8, memMib: USUAL_MIB, meanLoad: 0.17 },
  shape: { kind: 'batch', jobSeconds: 8, capSeconds: 64, alpha: 1.5, deadlineSeconds: 90 },
  feeCentsPerS: 600,
} as const;

const SHOPS = { ...CORNER_SHOP, vm: { ...CORNER_SHOP.vm, memMib: USUAL_MIB, meanLoad: 0.28 } } as const;

const CLINICS = { ...CLINIC, vm: { ...CLINIC.vm, memMib: USUAL_MIB, meanLoad: 0.31 } } as const;

/** Wide and impatient: its eight vCPUs wait for each other whenever one of them waits. */
const BANK = { ...LEDGER_BANK, vm: { ...LEDGER_BANK.vm, memMib: 8192, meanLoad: 0.34 } } as const;

/** Steers machines by day and night alike, and misses its beat when it waits. */
const CONTROL = { ...RTOS_WORKS, vm: { ...RTOS_WORKS.vm, memMib: 8192, workload: 'rtos', meanLoad: 0.78 } } as const;

/** Programs that fit themselves to cores and caches: on cores of their own they see them. */
const WEATHER = {
  archetype: 'weatherLab',
  tier: 'silver',
  vm: { ...CORNER_SHOP.vm, vcpus: 4, memMib: 16_384, workload: 'hpc', meanLoad: 0.97, serviceMs: 200 },
  feeCentsPerS: 1600,
} as const;

const card = <T extends object>(of: T, least: number, most: number) =>
  ({ tenant: { ...of, offerForS: OPEN_S }, vms: [least, most] }) as const;

const DECK: Deck = {
  offers: [
    { take: [2, 2], fromS: [8, 16], apartS: [10, 20], cards: [card(WEATHER, 1, 1), card(CONTROL, 3, 4)] },
    {
      take: [2, 2],
      fromS: [40, 70],
      apartS: [60, 90],
      cards: [card(CONTROL, 2, 3), card(WEATHER, 1, 1), card(CONTROL, 2, 2)],
    },
    {
      take: [2, 3],
      fromS: [250, 270],
      apartS: [35, 50],
      cards: [card(CONTROL, 2, 3), card(WEATHER, 1, 2), card(CONTROL, 1, 2)],
    },
  ],
  events: [
    {
      take: [2, 3],
      cards: [0, 1, 1].map((day, i) => ({
        kind: 'noisyNeighbour' as const,
        on: { vmOf: 'renderBarn' },
        atS: [DAY_S * day + 60 + 55 * i, DAY_S * day + 100 + 55 * i] as const,
        forS: [40, 60] as const,
        warningS: 0,
        factor: [3, 4] as const,
      })),
    },
  ],
};

const SCENARIO: Scenario = {
  ...GAME_CLOCK,
  id: 'fair-shares',
  version: 1,
  seed: 'FA1R',
  lengthS: 2 * DAY_S,
  rows: { hosts: 3, vms: 56, tenants: 12, migrations: 8, incidents: 24, forecasts: 8 },
  hostModels: HALL_HOSTS.map((model) => ({ ...model, numaNodes: 2 })),
  hosts: [
    { model: 'medium', state: 'on' },
    { model: 'medium', state: 'on' },
  ],
  tenants: [
    baseload(RENDERING, 10, [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]),
    baseload(SHOPS, 10, [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]),
    baseload(CLINICS, 5, [0, 0, 0, 1, 1]),
    baseload(BANK, 2, [0, 1]),
  ],
  events: [],
  demand: { kind: 'curves' },
  policies: { ...USUAL_POLICIES, coScheduling: 'relaxed' },
  facility: USUAL_FACILITY,
  commands: [
    'placeVm',
    'powerOffVm',
    'powerOnVm',
    'migrateLive',
    'cancelMigration',
    'setAllocation',
    'pinVm',
    'setSlice',
    'resizeVm',
    'setCoreScheduling',
    'suspendVm',
    'resumeVm',
    'setBalancer',
    ...BUSINESS_COMMANDS,
  ],
};

/**
 * Who may wait. Two hosts of two nodes carry more vCPUs than they have cores: rendering that has time, a wide bank that has
 * none, small guests between them, and programs that want cores of their own.
 */
export const fairShares: Hall = {
  scenario: SCENARIO,
  deck: DECK,
  orders: ['setAllocation', 'pinVm', 'setSlice', 'migrateLive'],
  answers: {
    noisyNeighbour: ['setAllocation', 'migrateLive', 'suspendVm', 'pinVm'],
  },
};
