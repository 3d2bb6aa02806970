import type { HostModel, Scenario, TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { BUSINESS_COMMANDS } from './command-sets.ts';
import type { Deck } from './deck.ts';
import type { Hall } from './hall.ts';
import { HALL_HOSTS } from './hardware.ts';
import {
  APP_MUSEUM,
  BLOGGER_COOP,
  baseload,
  CLINIC,
  CORNER_SHOP,
  DAY_S,
  GAME_CLOCK,
  LEDGER_BANK,
  PAYROLL_79,
  RTOS_WORKS,
  USUAL_FACILITY,
  USUAL_POLICIES,
} from './parts.ts';
import { tooMuch } from './too-much.ts';

const [SMALL, MEDIUM] = HALL_HOSTS;

/** Four generations of one maker: before VT, the first useful VT, nested page tables, short exits. Sizes are design values. */
const MODELS: readonly HostModel[] = [
  { ...SMALL, id: 'gen2004', hardwareAssist: false, generation: 'preVt', largePages: false, smt: false },
  { ...SMALL, id: 'gen2006', generation: 'merom', largePages: false, smt: false },
  { ...MEDIUM, id: 'gen2008', generation: 'nehalem', smt: false },
  { ...MEDIUM, id: 'gen2011', generation: 'sandyBridge', smt: false },
  { ...SMALL, id: 'containers', generation: 'sandyBridge', hypervisor: 'containerHost', smt: false },
];

const on = (host: number, vms: number): readonly number[] => Array.from({ length: vms }, () => host);

/** A customer whose guests run as they were brought: by that technique, and with that load. */
function brought<T extends Pick<TenantSpec, 'vm'>>(of: T, vm: Partial<TenantSpec['vm']>): T {
  return { ...of, vm: { ...of.vm, ...vm } };
}

const CLOSED_LEDGER = brought(LEDGER_BANK, { guest: 'windows', technique: 'binaryTranslation' });
const TRANSLATED_SHOP = brought(CORNER_SHOP, { technique: 'binaryTranslation', memMib: 2048, meanLoad: 0.24 });
const BUILD_FARM = { ...brought(CLINIC, { workload: 'build', meanLoad: 0.4 }), archetype: 'renderBarn' };
const PORTED_CLINIC = brought(CLINIC, { technique: 'paravirtual' });
const CONTROLLER = brought(RTOS_WORKS, {
  workload: 'rtos',
  technique: 'hardwareAssist',
  vcpus: 1,
  meanLoad: 0.88,
  memMib: 1024,
});
const INTERPRETED_PAYROLL = brought(PAYROLL_79, { technique: 'interpreter' });
const BLOGS = brought(BLOGGER_COOP, { technique: 'container', balloonDriver: false, meanLoad: 0.25 });
const MUSEUM = brought(APP_MUSEUM, { technique: 'binaryTranslation', meanLoad: 0.3 });

const TENANTS: readonly TenantSpec[] = [
  baseload(PORTED_CLINIC, 6, on(3, 6)),
  baseload(TRANSLATED_SHOP, 10, on(0, 10)),
  baseload(CONTROLLER, 4, on(1, 4)),
  baseload(BUILD_FARM, 4, on(1, 4)),
  baseload(CLOSED_LEDGER, 2, on(2, 2)),
  baseload(MUSEUM, 6, on(3, 6)),
  baseload(INTERPRETED_PAYROLL, 1, on(3, 1)),
  baseload(BLOGS, 12, on(4, 12)),
];

const DECK: Deck = {
  offers: [
    {
      take: [2, 3],
      fromS: [20, 40],
      apartS: [30, 45],
      cards: [
        { tenant: { ...TRANSLATED_SHOP, offerForS: 40 }, vms: [4, 6] },
        { tenant: { ...CONTROLLER, offerForS: 40 }, vms: [2, 3] },
        { tenant: { ...PORTED_CLINIC, offerForS: 40 }, vms: [2, 4] },
        { tenant: { ...BLOGS, offerForS: 40 }, vms: [6, 8] },
        { tenant: { ...INTERPRETED_PAYROLL, offerForS: 40 }, vms: [1, 2] },
      ],
    },
    tooMuch([10, 11]),
  ],
  events: [
    {
      take: [1, 1],
      cards: [
        { kind: 'stealthHang', on: { vmOf: 'clinic' }, atS: [60, 110], forS: [60, 90], warningS: 0, factor: [1, 1] },
      ],
    },
    {
      take: [1, 2],
      cards: [
        { kind: 'guestCrash', on: { vmOf: 'clinic' }, atS: [110, 150], forS: [0, 0], warningS: 0, factor: [1, 1] },
        { kind: 'guestCrash', on: { vmOf: 'ledgerBank' }, atS: [90, 170], forS: [0, 0], warningS: 0, factor: [1, 1] },
        { kind: 'guestCrash', on: { vmOf: 'appMuseum' }, atS: [70, 150], forS: [0, 0], warningS: 0, factor: [1, 1] },
      ],
    },
    {
      take: [0, 1],
      cards: [{ kind: 'kernelPanic', on: [4], atS: [100, 170], forS: [0, 0], warningS: 0, factor: [1, 1] }],
    },
  ],
};

const SCENARIO: Scenario = {
  ...GAME_CLOCK,
  id: 'old-and-new',
  version: 1,
  seed: '0LDNEW',
  lengthS: DAY_S,
  rows: { hosts: 8, vms: 80, tenants: 12, migrations: 16, incidents: 24, forecasts: 12 },
  hostModels: MODELS,
  hosts: [
    { model: 'gen2004', state: 'on' },
    { model: 'gen2006', state: 'on' },
    { model: 'gen2008', state: 'on' },
    { model: 'gen2011', state: 'on' },
    { model: 'containers', state: 'on' },
  ],
  tenants: TENANTS,
  events: [],
  demand: { kind: 'curves' },
  policies: USUAL_POLICIES,
  facility: USUAL_FACILITY,
  commands: [
    'placeVm',
    'powerOffVm',
    'powerOnVm',
    'hardPowerOff',
    'migrateLive',
    'migrateCold',
    'setTechnique',
    'setLargePages',
    'setOvercommit',
    'buyHost',
    'sellHost',
    'sleepHost',
    'wakeHost',
    ...BUSINESS_COMMANDS,
  ],
};

/** Four generations of processors, and guests that run as they were brought: which technique suits whom, and what cannot run where. */
export const oldAndNew: Hall = {
  scenario: SCENARIO,
  deck: DECK,
  orders: ['setTechnique', 'migrateCold', 'powerOnVm'],
  answers: {
    stealthHang: ['setTechnique'],
    guestCrash: ['hardPowerOff', 'powerOffVm', 'powerOnVm'],
    kernelPanic: ['powerOnVm', 'setTechnique'],
  },
};
