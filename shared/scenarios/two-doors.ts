import type { HostModel, Scenario, TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { BUSINESS_COMMANDS } from './command-sets.ts';
import type { Deck } from './deck.ts';
import type { Hall } from './hall.ts';
import { HALL_HOSTS } from './hardware.ts';
import {
  baseload,
  CLINIC,
  CORNER_SHOP,
  DAY_S,
  GAME_CLOCK,
  LEDGER_BANK,
  RENDER_BARN,
  USUAL_FACILITY,
  USUAL_POLICIES,
} from './parts.ts';
import { tooMuch } from './too-much.ts';

/** A host whose privileged guest came with one vCPU, and whose card can be handed out in eight parts. */
const XEN: HostModel = {
  ...HALL_HOSTS[1],
  id: 'split',
  hypervisor: 'dom0',
  dom0Vcpus: 1,
  virtualFunctions: 8,
};

const on = (host: number, vms: number): readonly number[] => Array.from({ length: vms }, () => host);

const BRISK_SHOP = { ...CORNER_SHOP, vm: { ...CORNER_SHOP.vm, memMib: 3072 } } as const;
const SHOP: TenantSpec = baseload(BRISK_SHOP, 18, [...on(0, 7), ...on(1, 5), ...on(2, 6)]);
/** Kernels that know of no virtual machine: each register that they touch is emulated in the privileged guest. */
const OLD_CLINIC = { ...CLINIC, vm: { ...CLINIC.vm, workload: 'web', ioPath: 'emulated', meanLoad: 0.24 } } as const;
/** Renders by night, and sends small packets all day: cheap for itself, dear for the privileged guest. Design values. */
const COLLECTORS = {
  ...RENDER_BARN,
  vm: {
    ...RENDER_BARN.vm,
    workload: 'sender',
    vcpus: 1,
    memMib: 1024,
    meanLoad: 0.105,
    packetBytes: 400,
    activeFraction: 0.2,
    serviceMs: 1,
  },
} as const;

const LEDGER = { ...LEDGER_BANK, vm: { ...LEDGER_BANK.vm, memMib: 4096, meanLoad: 0.3 } } as const;

const TENANTS: readonly TenantSpec[] = [
  SHOP,
  baseload(OLD_CLINIC, 5, [1, 1, 1, 1, 2]),
  baseload(COLLECTORS, 5, [1, 1, 1, 2, 2]),
  baseload(LEDGER, 2, [0, 0]),
];

const DECK: Deck = {
  offers: [
    {
      take: [1, 3],
      fromS: [20, 40],
      apartS: [30, 45],
      cards: [
        { tenant: { ...OLD_CLINIC, offerForS: 40 }, vms: [2, 3] },
        { tenant: { ...CORNER_SHOP, offerForS: 40 }, vms: [3, 5] },
        { tenant: { ...COLLECTORS, offerForS: 40 }, vms: [1, 2] },
      ],
    },
    tooMuch([12, 13]),
  ],
  events: [
    {
      take: [1, 2],
      cards: [
        { kind: 'dom0Wedged', on: [0, 1], atS: [70, 120], forS: [45, 60], warningS: 5, factor: [1, 1] },
        { kind: 'dom0Wedged', on: [0, 1, 2], atS: [140, 200], forS: [30, 40], warningS: 5, factor: [1, 1] },
      ],
    },
    {
      take: [1, 1],
      cards: [{ kind: 'patchDue', on: [-1], atS: [52, 64], forS: [0, 0], warningS: 50, factor: [2, 2] }],
    },
    {
      take: [1, 1],
      cards: [
        { kind: 'uplinkSaturated', on: [-1], atS: [100, 190], forS: [30, 40], warningS: 5, factor: [0.55, 0.62] },
      ],
    },
  ],
};

const SCENARIO: Scenario = {
  ...GAME_CLOCK,
  id: 'two-doors',
  version: 1,
  seed: 'TW0D00R',
  lengthS: DAY_S,
  rows: { hosts: 6, vms: 64, tenants: 10, migrations: 16, incidents: 24, forecasts: 12 },
  hostModels: [XEN],
  hosts: [
    { model: 'split', state: 'on' },
    { model: 'split', state: 'on' },
    { model: 'split', state: 'on' },
    { model: 'split', state: 'on' },
  ],
  tenants: TENANTS,
  events: [],
  demand: { kind: 'curves' },
  policies: { ...USUAL_POLICIES, patchSeconds: 4 },
  facility: USUAL_FACILITY,
  // Nothing becomes known by itself; what a patch gives away is used within the day.
  security: { perYearPer100Mib: 0, acceleration: 4, exploitDays: 1.2, malice: 0.012, escapesPerDay: 6 },
  commands: [
    'placeVm',
    'powerOffVm',
    'powerOnVm',
    'migrateLive',
    'migrateCold',
    'setIoPath',
    'setDom0Vcpus',
    'restartDom0',
    'patchHost',
    'setRollingPatch',
    'patchGuest',
    'quarantineHost',
    'setAllocation',
    'sleepHost',
    'wakeHost',
    ...BUSINESS_COMMANDS,
  ],
};

/** Devices behind one door, the privileged guest, or one for each: what is fast, what can move, and what falls together. */
export const twoDoors: Hall = {
  scenario: SCENARIO,
  deck: DECK,
  orders: ['setIoPath', 'setDom0Vcpus', 'restartDom0', 'patchHost', 'setAllocation'],
  answers: {
    dom0Wedged: ['restartDom0', 'setIoPath'],
    patchDue: [
      'patchHost',
      'migrateLive',
      'migrateCold',
      'wakeHost',
      'quarantineHost',
      'powerOffVm',
      'placeVm',
      'powerOnVm',
      'patchGuest',
    ],
    uplinkSaturated: ['setAllocation', 'powerOffVm'],
  },
};
