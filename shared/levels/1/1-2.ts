import type { Hall } from '#shared/scenarios/hall.ts';
import { baseload, CORNER_SHOP } from '#shared/scenarios/parts.ts';
import { sameNames, soundVms, vmsSound } from '../figures/copies.ts';
import { vmsGood } from '../figures/service.ts';
import type { HallLevel, HallRun } from '../hall-level.ts';
import type { LevelFigure } from '../header.ts';
import { levelScenario, servers } from '../setting.ts';
import { copier } from './1-2-bots.ts';

const SERVERS = 6;
/** Second by which the customer wants them. */
const WANTED_BY_S = 90;

const HALL: Hall = {
  scenario: levelScenario('1-2', {
    lengthS: 180,
    hosts: servers('medium', 2),
    tenants: [
      {
        ...baseload(CORNER_SHOP, SERVERS, [0]),
        vm: { ...CORNER_SHOP.vm, disk: { gib: 20, thin: true, writtenGib: 4 } },
        // The first is finished. The others are empty machines.
        installed: 1,
      },
    ],
    // Reads and writes share it: a copy of 4 GiB takes 8 s, five at once 40 s.
    datastores: [{ kind: 'array', physicalGib: 400 }],
    commands: [
      'cloneVm',
      'makeTemplate',
      'deployTemplate',
      'renewIdentity',
      'placeVm',
      'placeVms',
      'powerOnVm',
      'powerOffVm',
      'auditImage',
      'acknowledgeIncident',
    ],
  }),
  deck: {
    offers: [],
    events: [
      {
        take: [1, 1],
        cards: [{ kind: 'badImage', on: [1, 2, 3, 4, 5], atS: [92, 105], forS: [0, 0], warningS: 0, factor: [1, 1] }],
      },
    ],
  },
  orders: ['cloneVm', 'placeVm', 'powerOffVm', 'auditImage'],
};

const soundInTime: LevelFigure<HallRun> = {
  id: 'soundInTime',
  unit: 'count',
  counts: { untilS: WANTED_BY_S },
  read: ({ watched }) => watched.sound[WANTED_BY_S - 1] ?? 0,
  soFar: ({ watched, world }) => watched.sound[WANTED_BY_S - 1] ?? soundVms(world),
};

/** Six servers out of one: a machine is a set of files, and its copy has its name as well. */
export const aVmIsAFolder: HallLevel = {
  kind: 'hall',
  id: '1-2',
  covers: ['C088', 'C089', 'C090', 'C091', 'C097'],
  lectures: [{ text: 'S0', section: 'Virtual Machine Files' }],
  see: ['clone'],
  hall: HALL,
  watch: { sound: soundVms },
  stars: [
    [{ figure: vmsGood, is: 'atLeast', value: SERVERS - 1 }],
    [
      { figure: soundInTime, is: 'atLeast', value: SERVERS },
      { figure: sameNames, is: 'atMost', value: 0 },
    ],
    [{ figure: vmsSound, is: 'atLeast', value: SERVERS }],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 2,
  players: { bot: { bot: copier('reference', true) }, twin: { bot: copier('twin', false) } },
};
