import type { Tier } from '#shared/sim/kernel/codes/index.ts';
import type {
  Facility,
  Policies,
  Scenario,
  TenantSpec,
  TimedEvent,
  VmSpec,
} from '#shared/sim/kernel/scenario/scenario.ts';
import type { Answers } from './hall.ts';
import { HALL_HOSTS } from './hardware.ts';

/**
 * What the game's scenarios are put together from: customers, and the usual policies and prices of a hall. All figures
 * here are design values, balanced with the bots of `shared/bots` (see `tools/balance.ts`).
 */

/** A web server that is busy by day: the plainest of guests. */
const PLAIN: VmSpec = {
  vcpus: 2,
  memMib: 4096,
  workload: 'web',
  technique: 'hardwareAssist',
  balloonDriver: true,
  commonFraction: 0.12,
  meanLoad: 0.22,
  touchedFraction: 0.84,
  activeFraction: 0.7,
  serviceMs: 20,
};

/** A kind of customer: its name in the language files, what each of its VMs is, and what it pays. */
export interface Archetype {
  readonly archetype: string;
  readonly tier: Tier;
  readonly vm: VmSpec;
  /** List price in cents per second and VM, before the tier's factor. */
  readonly feeCentsPerS: number;
}

/** Small shops, all alike: many equal pages. */
export const CORNER_SHOP: Archetype = { archetype: 'cornerShop', tier: 'silver', vm: PLAIN, feeCentsPerS: 400 };

/** Sells tickets: small until a sale begins. */
export const TICKET_RUSH: Archetype = {
  archetype: 'ticketRush',
  tier: 'silver',
  vm: { ...PLAIN, memMib: 2048, meanLoad: 0.15, serviceMs: 15 },
  feeCentsPerS: 500,
};

/** Private data: pays well, shares little with anybody. */
export const CLINIC: Archetype = {
  archetype: 'clinic',
  tier: 'gold',
  vm: { ...PLAIN, workload: 'oltp', commonFraction: 0.05, activeFraction: 0.72, meanLoad: 0.31, serviceMs: 25 },
  feeCentsPerS: 800,
};

/** Renders at night, sleeps by day, takes what is left. */
export const RENDER_BARN: Archetype = {
  archetype: 'renderBarn',
  tier: 'bronze',
  vm: { ...PLAIN, workload: 'batch', meanLoad: 0.45, touchedFraction: 0.6, activeFraction: 0.3, serviceMs: 400 },
  feeCentsPerS: 200,
};

/** One large database that must not wait. */
export const LEDGER_BANK: Archetype = {
  archetype: 'ledgerBank',
  tier: 'gold',
  vm: {
    ...PLAIN,
    vcpus: 8,
    memMib: 16_384,
    workload: 'oltp',
    commonFraction: 0.05,
    meanLoad: 0.47,
    touchedFraction: 0.85,
    activeFraction: 0.65,
    serviceMs: 10,
  },
  feeCentsPerS: 1867,
};

/** Old Java programs, with a heap of nearly all that they have: a wall that a balloon cannot see behind. */
export const APP_MUSEUM: Archetype = {
  archetype: 'appMuseum',
  tier: 'bronze',
  vm: {
    ...PLAIN,
    memMib: 2048,
    workload: 'jvm',
    heap: { mib: 1536, liveMib: 400 },
    touchedFraction: 0.9,
    activeFraction: 0.75,
    meanLoad: 0.12,
  },
  feeCentsPerS: 300,
};

/** Many tiny blogs on one image. */
export const BLOGGER_COOP: Archetype = {
  archetype: 'bloggerCoop',
  tier: 'bronze',
  vm: { ...PLAIN, vcpus: 1, memMib: 1024, commonFraction: 0.3, meanLoad: 0.12, touchedFraction: 0.6 },
  feeCentsPerS: 150,
};

/** A closed real-time system that runs under binary translation only. */
export const RTOS_WORKS: Archetype = {
  archetype: 'rtosWorks',
  tier: 'silver',
  vm: {
    ...PLAIN,
    memMib: 2048,
    workload: 'build',
    technique: 'binaryTranslation',
    guest: 'rtos',
    ioPath: 'emulated',
    balloonDriver: false,
    commonFraction: 0.1,
    meanLoad: 0.2,
  },
  feeCentsPerS: 700,
};

/** Programs of a machine that is built no more: only an emulator runs them. */
export const PAYROLL_79: Archetype = {
  archetype: 'payroll79',
  tier: 'bronze',
  vm: {
    ...PLAIN,
    vcpus: 1,
    memMib: 1024,
    workload: 'batch',
    technique: 'emulator',
    guest: 'foreignIsa',
    balloonDriver: false,
    commonFraction: 0.05,
    meanLoad: 0.05,
    serviceMs: 200,
  },
  feeCentsPerS: 3000,
};

/** Mail for everybody: the hall runs all of it, and is paid by the user who is there. */
export const MEGA_MAIL: Archetype & Pick<TenantSpec, 'product' | 'units'> = {
  archetype: 'megaMail',
  tier: 'silver',
  vm: { ...PLAIN, commonFraction: 0.25, meanLoad: 0.3, serviceMs: 30 },
  feeCentsPerS: 10,
  product: 'saas',
  units: 300,
};

/** Customers that are there from the start, on hosts already. */
export function baseload(of: Archetype, vms: number, placedOn: readonly number[]): TenantSpec {
  return { ...of, vms, baseload: true, offerAtS: 0, offerForS: 0, placedOn };
}

/** A contract that is offered at a second and stands for `offerForS`. */
export function offered(of: Archetype, vms: number, offerAtS: number, offerForS = 40): TenantSpec {
  return { ...of, vms, baseload: false, offerAtS, offerForS };
}

/** Sixteen shops, eight on each of the first two hosts. */
export const SIXTEEN_SHOPS: TenantSpec = baseload(CORNER_SHOP, 16, [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1]);

/** The clocks of a game: 0.2 s ticks, an hour in ten seconds, a day that begins at midnight. */
export const GAME_CLOCK = { tickSeconds: 0.2, secondsPerHour: 10, startHour: 0 } as const satisfies Partial<Scenario>;

/** Seconds of a business day in the game. */
export const DAY_S = 240;

/** Policies of a hall that somebody has set up with care and not touched since. */
export const USUAL_POLICIES: Policies = {
  overcommitPercent: 120,
  sharing: 'tenant',
  haReserve: 0,
  ladder: 'vsphere6',
  // Stopped, balloons would leave all to blind swapping, and a ladder with more rungs would carry less.
  balloonsGoOn: true,
  rungs: { sharing: true, balloon: true, compression: true, swap: true },
  idleTax: 0.75,
  sliceMs: 30,
  // A game's minutes stand for hours: the scanner looks at all of a guest within one of them.
  scanPagesPerSecond: 20_000,
  // The published dirty rates are those of single cores of 2005. At these, every move in a hall of 10 Gbit/s would be easy.
  migration: { dirtyFactor: 40 },
};

/**
 * A hall with ¤30 000 in the bank. Electricity costs ¤0.02 per watt and second by day and ¤0.012 by night: with an hour in
 * ten seconds that is ¤200 and ¤120 for a kWh of business time, so that power shows in the books of a five-minute game.
 */
export const USUAL_FACILITY: Facility = {
  startCents: 3_000_000,
  migrationMbit: 10_000,
  pue: 1.5,
  dayCentsPerKwh: 20_000,
  nightCentsPerKwh: 12_000,
  hostMtbfHours: 0,
};

/** What all halls with two medium servers have in common. */
export const TWO_SERVERS = {
  ...GAME_CLOCK,
  hostModels: HALL_HOSTS,
  hosts: [
    { model: 'medium', state: 'on' },
    { model: 'medium', state: 'on' },
  ],
  demand: { kind: 'curves' },
  policies: USUAL_POLICIES,
  facility: USUAL_FACILITY,
} as const satisfies Partial<Scenario>;

/** Every morning is announced, from six to ten. */
export function morningRamps(days: number): readonly TimedEvent[] {
  return Array.from({ length: days }, (_, day) => ({
    kind: 'ramp',
    subject: -1,
    atS: day * DAY_S + 60,
    forS: 40,
    warningS: 30,
    factor: 1.3,
  }));
}

/** What answers the troubles of a hall with plain machines in which a host that dies shows signs before. */
export const WARNED_ANSWERS: Answers = {
  hostFailing: ['migrateLive', 'setMaintenance', 'buyHost'],
  tenantBurst: ['migrateLive', 'buyHost', 'wakeHost'],
};

/** The same where hosts also die without a sign: hosts that are levelled lose less, and who finds no place may be promised one or waits for a new host. */
export const USUAL_ANSWERS: Answers = {
  ...WARNED_ANSWERS,
  hostFailure: ['migrateLive', 'setOvercommit', 'placeVm', 'buyHost'],
};
