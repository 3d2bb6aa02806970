import type { VmId } from '#shared/ids.ts';
import type { Deck } from '#shared/scenarios/deck.ts';
import type { Hall } from '#shared/scenarios/hall.ts';
import { HALL_HOSTS } from '#shared/scenarios/hardware.ts';
import { baseload, CORNER_SHOP, RENDER_BARN } from '#shared/scenarios/parts.ts';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { HostModel } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { longestOf, meanOf } from '../figures/watched.ts';
import type { HallLevel, HallRun } from '../hall-level.ts';
import type { LevelFigure } from '../header.ts';
import { levelScenario } from '../setting.ts';
import { bypasser } from './5-3-bots.ts';

const MOVERS = 3;
const SHOPS = 2;
const VMS = MOVERS + SHOPS;

/** A server whose Dom0 has one vCPU, and whose card can be handed out in two parts. */
const XEN: HostModel = { ...HALL_HOSTS[0], id: 'split', hypervisor: 'dom0', dom0Vcpus: 1, virtualFunctions: 2 };

/** Sends packets all day, more than one Dom0 passes on for three of its kind. */
const MOVER = {
  ...RENDER_BARN,
  tier: 'silver',
  vm: {
    ...RENDER_BARN.vm,
    workload: 'sender',
    ioPath: 'split',
    vcpus: 2,
    memMib: 4096,
    meanLoad: 0.105,
    activeFraction: 0.3,
    serviceMs: 1,
  },
} as const;
const SHOP = { ...CORNER_SHOP, vm: { ...CORNER_SHOP.vm, ioPath: 'split' } } as const;

const DECK: Deck = {
  offers: [],
  events: [
    {
      take: [1, 1],
      cards: [{ kind: 'maintenanceOrder', on: [0], atS: [125, 145], forS: [0, 0], warningS: 125, factor: [1, 1] }],
    },
  ],
};

const HALL: Hall = {
  scenario: levelScenario('5-3', {
    startHour: 9,
    lengthS: 180,
    rows: { hosts: 2, vms: VMS, tenants: 2, migrations: 6, incidents: 24, forecasts: 4 },
    hostModels: [XEN],
    hosts: [
      { model: 'split', state: 'on' },
      { model: 'split', state: 'on' },
    ],
    tenants: [baseload(MOVER, MOVERS, [0, 0, 0]), baseload(SHOP, SHOPS, [0, 0])],
    commands: [
      'setIoPath',
      'migrateLive',
      'migrateCold',
      'cancelMigration',
      'placeVm',
      'powerOnVm',
      'acknowledgeIncident',
    ],
  }),
  deck: DECK,
  orders: ['setIoPath', 'migrateLive', 'migrateCold'],
};

const speedOf = (vm: number) => `speed${vm}`;
const downOf = (vm: number) => `down${vm}`;
const RUNNING = VM_STATES.indexOf('running');
const ROWS = Array.from({ length: VMS }, (_, vm) => vm as VmId);

/** The mean speed of the mover that comes so far behind the fastest. */
function moverSpeed(id: string, behind: number): LevelFigure<HallRun> {
  const means = ROWS.slice(0, MOVERS).map((vm) => meanOf(speedOf(vm), 'share'));
  return { id, unit: 'share', read: (run) => means.map(({ read }) => read(run)).sort((a, b) => b - a)[behind] };
}

/** The longest time for which one and the same guest was down. */
const longestDown: LevelFigure<HallRun> = {
  id: 'longestDown',
  unit: 's',
  counts: 'rises',
  read: (run) => Math.max(...ROWS.map((vm) => longestOf(downOf(vm), downOf(vm)).read(run))),
};

/** A device of one’s own is the shortest path, and ties a guest to its server until it gives the device back. */
export const bypass: HallLevel = {
  kind: 'hall',
  id: '5-3',
  covers: ['C080', 'C117'],
  lectures: [
    { text: 'S1', section: 'Single Root I/O Virtualization (SR-IOV)' },
    { text: 'S0', section: 'XEN Paravirtualization' },
  ],
  see: ['io-paths', 'dom0-load'],
  hall: HALL,
  watch: Object.fromEntries(
    ROWS.flatMap((vm) => [
      [speedOf(vm), ({ vms }: World) => vms.speed[vm]],
      [downOf(vm), ({ vms }: World) => (vms.state[vm] === RUNNING ? 0 : 1)],
    ]),
  ),
  stars: [
    [{ figure: moverSpeed('slowestMover', 2), is: 'atLeast', value: 0.75 }],
    [{ figure: moverSpeed('secondMover', 1), is: 'atLeast', value: 0.85 }],
    [{ figure: longestDown, is: 'atMost', value: 5 }],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 3,
  players: {
    bot: { bot: bypasser('reference', { givesBack: true }) },
    twin: { bot: bypasser('twin', { givesBack: false }) },
  },
};
