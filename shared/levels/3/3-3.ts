import type { VmId } from '#shared/ids.ts';
import type { Hall } from '#shared/scenarios/hall.ts';
import { baseload, LEDGER_BANK, RENDER_BARN, RTOS_WORKS } from '#shared/scenarios/parts.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { coresReserved, mostReserved } from '../figures/cycles.ts';
import { goodShare } from '../figures/service.ts';
import type { HallLevel, HallRun } from '../hall-level.ts';
import type { LevelFigure } from '../header.ts';
import { levelScenario, servers } from '../setting.ts';
import { allotter } from './3-3-bots.ts';

const CORE_MHZ = 2400;
/** Cores of each machine in the rigid division that the hall begins with, by row: half for the bank, most of the rest for the barn. */
const SLICES = [8, 8, 6, 6, 4];
/** What each of the others gets if the rest is cut evenly, cores. */
const EVEN_SLICE = 7;
/** The machine that steers and must not wait. */
const CONTROL = 4;

const HALL: Hall = {
  scenario: levelScenario('3-3', {
    lengthS: 200,
    startHour: 2,
    hosts: servers('large', 1),
    tenants: [
      { ...baseload(LEDGER_BANK, 2, [0, 0]), vm: { ...LEDGER_BANK.vm, vcpus: 14, meanLoad: 0.45 }, tier: 'silver' },
      { ...baseload(RENDER_BARN, 2, [0, 0]), vm: { ...RENDER_BARN.vm, vcpus: 14, memMib: 16_384, meanLoad: 0.44 } },
      {
        ...baseload(RTOS_WORKS, 1, [0]),
        tier: 'gold',
        vm: {
          ...RTOS_WORKS.vm,
          technique: 'hardwareAssist',
          vcpus: 4,
          memMib: 8192,
          workload: 'streaming',
          meanLoad: 0.72,
        },
      },
    ],
    commands: ['setAllocation', 'pinVm', 'acknowledgeIncident'],
  }),
  deck: {
    offers: [],
    events: [
      {
        take: [1, 1],
        cards: [
          { kind: 'tenantBurst', on: [0], atS: [85, 140], forS: [25, 35], warningS: 20, factor: [1.3, 1.5] },
          { kind: 'tenantBurst', on: [1], atS: [85, 140], forS: [25, 35], warningS: 20, factor: [1.9, 2.2] },
        ],
      },
    ],
  },
  orders: ['setAllocation', 'pinVm'],
};

/** Less of its work than this done in a second: it missed a beat. */
const IN_TIME = 0.98;

/** Seconds in which the machine that must not wait was late. */
const lateBeats: LevelFigure<HallRun> = {
  id: 'lateBeats',
  unit: 's',
  counts: 'rises',
  read: ({ watched }) => watched.inTime.filter((speed) => speed < IN_TIME).length,
};

/** A host divided by walls wastes what one half leaves; shares divide only what is short, and a floor is for the one that cannot wait. */
export const sliceOrShare: HallLevel = {
  kind: 'hall',
  id: '3-3',
  covers: ['C016', 'C027', 'C118', 'C119', 'C120', 'C131'],
  lectures: [
    { text: 'S4', section: 'Ziel: Ressourcen Management' },
    { text: 'S3', section: '23.3 Data Centers & Cloud Computing' },
  ],
  see: ['steal', 'limit'],
  hall: HALL,
  watch: { coresReserved, inTime: ({ vms }: World) => vms.speed[CONTROL] },
  happens: ({ world }) => (world.tick === 0 ? walls() : []),
  stars: [
    [{ figure: goodShare, is: 'atLeast', value: 0.85 }],
    [{ figure: goodShare, is: 'atLeast', value: 0.95 }],
    [
      { figure: lateBeats, is: 'atMost', value: 8 },
      { figure: mostReserved, is: 'atMost', value: 4 },
    ],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 1,
  players: {
    bot: {
      bot: allotter('reference', (tier, vcpus) => ({
        sharesFactor: tier === 'bronze' ? 1 : 4,
        reservationMhz: tier === 'gold' ? vcpus * CORE_MHZ : 0,
        limitMhz: 0,
      })),
    },
    // Moves the walls, to where they are fairest.
    twin: {
      bot: allotter('twin', (tier, vcpus) => ({
        sharesFactor: 1,
        reservationMhz: 0,
        limitMhz: (tier === 'gold' ? vcpus : EVEN_SLICE) * CORE_MHZ,
      })),
    },
  },
};

/** The division that somebody has set up: each machine may have its slice, and nothing that another one leaves. */
function walls(): readonly CommandCall[] {
  return SLICES.map((cores, vm) => ({
    name: 'setAllocation',
    args: { vm: vm as VmId, sharesFactor: 1, reservationMhz: 0, limitMhz: cores * CORE_MHZ, reservedMib: 0 },
  }));
}
