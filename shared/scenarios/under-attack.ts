import type { HostModel, Scenario, TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
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
  TICKET_RUSH,
  USUAL_FACILITY,
  USUAL_POLICIES,
} from './parts.ts';

/** Machines of this hall move with ease: moving is not what it is about. */
const MEDIUM: HostModel = {
  ...HALL_HOSTS.find(({ id }) => id === 'medium')!,
  nicMbit: 25_000,
  hypervisor: 'dom0',
};

/** `vms` on each of the six hosts. */
const each = (vms: number): number[] => Array.from({ length: 6 * vms }, (_, vm) => vm % 6);

/** A customer of the hall with machines of 8 GiB, who comes at a second and stands nowhere until somebody places him. */
const later = (
  of: Omit<typeof CORNER_SHOP, 'archetype'> & { archetype: string },
  vms: number,
  atS: number,
): TenantSpec => ({
  ...baseload({ ...of, vm: { ...of.vm, memMib: 8192 }, feeCentsPerS: 2 * of.feeCentsPerS }, vms, []),
  offerAtS: atS,
});

/** The gold customers, who are the third and the fourth: they ask for audits. */
const GOLD = [2, 3];
/** Rows of the first customer's VMs. */
const SHOPS = Array.from({ length: 30 }, (_, vm) => vm);

const DECK: Deck = {
  offers: [],
  events: [
    {
      take: [1, 1],
      cards: [{ kind: 'escapeAdvisory', on: [-1], atS: [150, 190], forS: [0, 0], warningS: 50, factor: [1, 1] }],
    },
    {
      take: [1, 1],
      cards: [
        { kind: 'sideChannelAdvisory', on: [-1], atS: [60, 90], forS: [200, 240], warningS: 30, factor: [1, 1] },
        { kind: 'sideChannelAdvisory', on: [-1], atS: [200, 240], forS: [200, 220], warningS: 30, factor: [1, 1] },
      ],
    },
    {
      take: [1, 2],
      cards: [
        { kind: 'auditRequest', on: GOLD, atS: [150, 200], forS: [0, 0], warningS: 60, factor: [1, 1] },
        { kind: 'auditRequest', on: GOLD, atS: [300, 340], forS: [0, 0], warningS: 60, factor: [1, 1] },
      ],
    },
    {
      take: [1, 2],
      cards: [
        { kind: 'badImage', on: SHOPS, atS: [30, 100], forS: [0, 0], warningS: 0, factor: [1, 1] },
        { kind: 'badImage', on: SHOPS, atS: [120, 200], forS: [0, 0], warningS: 0, factor: [1, 1] },
      ],
    },
    {
      take: [1, 1],
      cards: [{ kind: 'patchDue', on: [-1], atS: [60, 110], forS: [0, 0], warningS: 30, factor: [1, 2] }],
    },
  ],
};

const SCENARIO: Scenario = {
  ...GAME_CLOCK,
  id: 'under-attack',
  version: 1,
  seed: 'ATTACK',
  startHour: 8,
  lengthS: 1.5 * DAY_S,
  rows: { hosts: 6, vms: 64, tenants: 8, migrations: 24, incidents: 40, forecasts: 12, snapshots: 40, copies: 16 },
  hostModels: [MEDIUM],
  hosts: Array.from({ length: 6 }, () => ({ model: 'medium', state: 'on' as const })),
  tenants: [
    baseload(CORNER_SHOP, 30, each(5)),
    baseload(TICKET_RUSH, 12, each(2)),
    baseload(CLINIC, 6, each(1)),
    baseload(LEDGER_BANK, 1, [4]),
    // Six machines that have been promised and stand nowhere yet.
    baseload(CORNER_SHOP, 6, []),
    later(TICKET_RUSH, 4, 40),
    later(CLINIC, 4, 90),
  ],
  events: [],
  demand: { kind: 'curves' },
  policies: {
    ...USUAL_POLICIES,
    overcommitPercent: 100,
    sharing: 'all',
    patchSeconds: 6,
    migration: { dirtyFactor: 4 },
  },
  facility: { ...USUAL_FACILITY, migrationMbit: 40_000, startCents: 6_000_000 },
  // Ten times as fast as in life, so that a day and a half sees what takes weeks; design values, as all rates are.
  security: { acceleration: 10, exposure: 1, exploitDays: 2.5, patchDays: 0.4, malice: 0.01 },
  commands: [
    'placeVm',
    'powerOnVm',
    'migrateLive',
    'sleepHost',
    'wakeHost',
    'setMaintenance',
    'setHypervisor',
    'patchHost',
    'setRollingPatch',
    'patchGuest',
    'isolateVm',
    'quarantineHost',
    'setZone',
    'setCoreScheduling',
    'setSharing',
    'answerAudit',
    'auditImage',
    'setOvercommit',
    'acknowledgeIncident',
  ],
};

/**
 * Six servers whose hypervisors carry a privileged guest with them, a day and a half: what runs beside the guests is what
 * attackers come through. Fewer guests a host, patches, zones and isolation cost room and power; a host that is lost costs all
 * that stands on it.
 */
export const underAttack: Hall = {
  scenario: SCENARIO,
  deck: DECK,
  orders: ['patchHost', 'patchGuest', 'setHypervisor', 'setZone', 'quarantineHost', 'auditImage'],
  answers: {
    escapeAdvisory: [
      'patchHost',
      'setRollingPatch',
      'quarantineHost',
      'isolateVm',
      'setMaintenance',
      'sleepHost',
      'wakeHost',
      'patchGuest',
    ],
    patchDue: [
      'patchHost',
      'setRollingPatch',
      'quarantineHost',
      'setMaintenance',
      'sleepHost',
      'wakeHost',
      'patchGuest',
    ],
    sideChannelAdvisory: ['setZone', 'setCoreScheduling', 'setSharing'],
    auditRequest: ['answerAudit', 'setZone', 'setSharing', 'patchHost', 'patchGuest'],
    badImage: ['auditImage', 'patchGuest', 'isolateVm'],
  },
};
