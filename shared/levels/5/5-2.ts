import type { Deck } from '#shared/scenarios/deck.ts';
import type { Hall } from '#shared/scenarios/hall.ts';
import { HALL_HOSTS } from '#shared/scenarios/hardware.ts';
import { baseload, CLINIC, CORNER_SHOP } from '#shared/scenarios/parts.ts';
import { IO_PATHS } from '#shared/sim/kernel/codes/index.ts';
import type { HostModel } from '#shared/sim/kernel/scenario/scenario.ts';
import { answersRight } from '../figures/answers.ts';
import { dom0Down } from '../figures/hosts.ts';
import { ofTier, owedVms, wellServedVms } from '../figures/owed.ts';
import { goodShare } from '../figures/service.ts';
import { longestOf, shareOf } from '../figures/watched.ts';
import type { HallLevel, HallRun } from '../hall-level.ts';
import type { LevelFigure } from '../header.ts';
import { levelScenario } from '../setting.ts';
import { doorkeeper } from './5-2-bots.ts';

/** A server whose devices belong to one privileged guest, and whose card can be handed out in two parts. */
const XEN: HostModel = { ...HALL_HOSTS[1], id: 'split', hypervisor: 'dom0', dom0Vcpus: 2, virtualFunctions: 2 };

const GUESTS = 8;
const SHOPS = { ...CORNER_SHOP, vm: { ...CORNER_SHOP.vm, ioPath: 'split' } } as const;
const CLINICS = { ...CLINIC, vm: { ...CLINIC.vm, workload: 'web', ioPath: 'split' } } as const;

const hang = (atS: readonly [number, number], forS: readonly [number, number]) =>
  ({ kind: 'dom0Wedged', on: [0], atS, forS, warningS: 0, factor: [1, 1] }) as const;

/** It hangs twice; nobody knows when. */
const DECK: Deck = {
  offers: [],
  events: [
    { take: [1, 1], cards: [hang([55, 80], [45, 55])] },
    { take: [1, 1], cards: [hang([125, 140], [40, 50])] },
  ],
};

const HALL: Hall = {
  scenario: levelScenario('5-2', {
    startHour: 9,
    lengthS: 190,
    rows: { hosts: 1, vms: GUESTS, tenants: 2, migrations: 2, incidents: 24, forecasts: 4 },
    hostModels: [XEN],
    hosts: [{ model: 'split', state: 'on' }],
    tenants: [baseload(SHOPS, 6, [0, 0, 0, 0, 0, 0]), baseload(CLINICS, 2, [0, 0])],
    commands: ['setIoPath', 'restartDom0', 'setDom0Vcpus', 'powerOnVm', 'placeVm', 'acknowledgeIncident'],
  }),
  deck: DECK,
  orders: ['setIoPath', 'restartDom0'],
};

/** Guests whose devices are behind Dom0 now. */
function behindDom0({ world: { vms } }: HallRun): number {
  return vms.ioPath.filter((path) => IO_PATHS[path] !== 'passthrough').length;
}

/** How often Dom0 has come back. */
const outagesOver: LevelFigure<HallRun> = {
  id: 'outagesOver',
  unit: 'count',
  counts: 'rises',
  read: ({ watched: { dom0Down: down } }) => down.filter((now, s) => now === 0 && s > 0 && down[s - 1] > 0).length,
};

const answers = (run: HallRun) => ({ notice: behindDom0(run) });

/** All devices behind one guest: when that hangs, all others wait; who has a device of his own does not notice. */
export const badDay: HallLevel = {
  kind: 'hall',
  id: '5-2',
  covers: ['C079', 'C080', 'C081', 'C082', 'C084'],
  lectures: [
    { text: 'S0', section: 'XEN Paravirtualization' },
    { text: 'S4', section: 'Vereinfachte Front-End Driver' },
  ],
  see: ['dom0-outage', 'dom0-load', 'io-paths'],
  hall: HALL,
  asks: [
    {
      id: 'notice',
      when: 'after',
      kind: { kind: 'number', from: 0, to: GUESTS, step: 1, unit: 'count', within: 0 },
      right: behindDom0,
    },
  ],
  watch: { dom0Down, goldOwed: owedVms(ofTier('gold')), goldServed: wellServedVms(ofTier('gold')) },
  stars: [
    [
      { figure: outagesOver, is: 'atLeast', value: 2 },
      { figure: longestOf('dom0Down', 'dom0Outage'), is: 'atMost', value: 25 },
    ],
    [{ figure: goodShare, is: 'atLeast', value: 0.8 }],
    [
      { figure: shareOf('goldGood', 'goldServed', 'goldOwed'), is: 'atLeast', value: 0.95 },
      { figure: answersRight, is: 'atLeast', value: 1 },
    ],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 3,
  players: {
    bot: { bot: doorkeeper('reference', { ownDevices: true }), answers },
    twin: { bot: doorkeeper('twin', { ownDevices: false }), answers },
  },
};
