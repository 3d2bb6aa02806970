import type { VmId } from '#shared/ids.ts';
import type { Deck, OfferCard } from '#shared/scenarios/deck.ts';
import type { Hall } from '#shared/scenarios/hall.ts';
import { HALL_HOSTS } from '#shared/scenarios/hardware.ts';
import { baseload, CORNER_SHOP, RENDER_BARN, RTOS_WORKS } from '#shared/scenarios/parts.ts';
import { GUESTS } from '#shared/sim/kernel/codes/index.ts';
import type { HostModel, VmSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { meanOf } from '../figures/watched.ts';
import type { HallLevel, HallRun } from '../hall-level.ts';
import type { LevelFigure } from '../header.ts';
import { levelScenario } from '../setting.ts';
import { porter } from './5-1-bots.ts';

const SHOPS = 2;
const MOVERS = 3;

/** A server with four cores, whose network card has one part to give away. */
const HOST: HostModel = { ...HALL_HOSTS[0], id: 'small', cores: 4, smt: false, virtualFunctions: 1 };

/** Sends packets by an emulated card: each of them costs its hypervisor fifteen times the work that it is for the guest. */
const MOVER: VmSpec = {
  ...RENDER_BARN.vm,
  workload: 'sender',
  ioPath: 'emulated',
  vcpus: 2,
  memMib: 2048,
  meanLoad: 0.075,
  activeFraction: 0.3,
  serviceMs: 1,
};

function mover(of: typeof RENDER_BARN, guest: VmSpec['guest'], meanLoad: number): OfferCard {
  const vm: VmSpec = { ...MOVER, guest: guest ?? 'linux', meanLoad };
  return { tenant: { ...of, tier: 'silver', vm, offerForS: 0, placedOn: [0] }, vms: [1, 1], assigned: true };
}

/** The same three movers under every seed, in an order of its own. */
const DECK: Deck = {
  offers: [
    {
      take: [MOVERS, MOVERS],
      fromS: [0, 0],
      apartS: [0, 0],
      cards: [
        mover(RENDER_BARN, 'linux', 0.075),
        mover(RENDER_BARN, 'windows', 0.08),
        mover(RTOS_WORKS, 'rtos', 0.075),
      ],
    },
  ],
  events: [],
};

const HALL: Hall = {
  scenario: levelScenario('5-1', {
    startHour: 9,
    lengthS: 150,
    rows: { hosts: 1, vms: SHOPS + MOVERS, tenants: 1 + MOVERS, migrations: 2, incidents: 24, forecasts: 4 },
    hostModels: [HOST],
    hosts: [{ model: 'small', state: 'on' }],
    tenants: [baseload(CORNER_SHOP, SHOPS, [0, 0])],
    commands: ['setIoPath', 'resizeVm', 'setAllocation', 'powerOnVm', 'placeVm', 'acknowledgeIncident'],
  }),
  deck: DECK,
  orders: ['setIoPath', 'resizeVm'],
};

const ROWS = Array.from({ length: MOVERS }, (_, m) => (SHOPS + m) as VmId);
const speedOf = (vm: VmId) => `speed${vm}`;
const CLOSED = GUESTS.indexOf('rtos');

/** Mean speeds of the movers that are meant. */
function speeds(run: HallRun, wanted: (vm: VmId) => boolean): readonly number[] {
  return ROWS.filter(wanted).map((vm) => meanOf(speedOf(vm), 'share').read(run));
}

const meanMover: LevelFigure<HallRun> = {
  id: 'meanMover',
  unit: 'share',
  read: (run) => speeds(run, () => true).reduce((sum, speed) => sum + speed / MOVERS, 0),
};

const slowestOpenMover: LevelFigure<HallRun> = {
  id: 'slowestOpenMover',
  unit: 'share',
  read: (run) => Math.min(...speeds(run, (vm) => run.world.vms.guest[vm] !== CLOSED)),
};

const closedMover: LevelFigure<HallRun> = {
  id: 'closedMover',
  unit: 'share',
  read: (run) => Math.min(...speeds(run, (vm) => run.world.vms.guest[vm] === CLOSED)),
};

/** Any guest has a driver for an old network card, and every packet through it is work for the hypervisor. */
export const fakeCard: HallLevel = {
  kind: 'hall',
  id: '5-1',
  covers: ['C113', 'C114', 'C115', 'C082', 'C116', 'C117'],
  lectures: [
    { text: 'S1', section: 'I/O virtualization' },
    { text: 'S0', section: 'I/O in a Virtual Environment' },
  ],
  see: ['io-paths', 'devices-reported'],
  hall: HALL,
  watch: Object.fromEntries(ROWS.map((vm) => [speedOf(vm), ({ vms }: World) => vms.speed[vm]])),
  stars: [
    [{ figure: meanMover, is: 'atLeast', value: 0.6 }],
    [{ figure: slowestOpenMover, is: 'atLeast', value: 0.75 }],
    [{ figure: closedMover, is: 'atLeast', value: 0.75 }],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 1,
  players: {
    bot: { bot: porter('reference', { shortens: true }) },
    twin: { bot: porter('twin', { shortens: false }) },
  },
};
