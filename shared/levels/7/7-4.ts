import type { Hall } from '#shared/scenarios/hall.ts';
import { baseload, CLINIC, CORNER_SHOP, TICKET_RUSH } from '#shared/scenarios/parts.ts';
import { vmsSound } from '../figures/copies.ts';
import type { HallLevel, HallRun } from '../hall-level.ts';
import type { LevelFigure } from '../header.ts';
import { levelScenario, servers } from '../setting.ts';
import { investigator } from './7-4-bots.ts';

const GUESTS = 12;
/** Rows of the shops, in which somebody hides: one on each of the first two hosts. */
const [ON_FIRST, ON_SECOND] = [
  [0, 3],
  [1, 4],
];
/** Rows of the ticket sellers, one of whom is loud without being bad. */
const LOUD = [9, 10];

const HALL: Hall = {
  scenario: levelScenario('7-4', {
    lengthS: 160,
    hosts: servers('medium', 3),
    tenants: [
      baseload(CORNER_SHOP, 6, [0, 1, 2, 0, 1, 2]),
      baseload(CLINIC, 3, [0, 1, 2]),
      baseload(TICKET_RUSH, 3, [0, 1, 2]),
    ],
    // Whoever is in a guest of an open host is out of it within seconds; nobody else is an attacker. Design values.
    security: { escapesPerDay: 6000, acceleration: 0.01, malice: 0, breakInsPerDay: 0, perYearPer100Mib: 0 },
    commands: [
      'auditImage',
      'isolateVm',
      'forensicSnapshot',
      'patchGuest',
      'patchHost',
      'migrateLive',
      'quarantineHost',
      'acknowledgeIncident',
    ],
  }),
  deck: {
    offers: [],
    events: [
      infection(ON_FIRST),
      infection(ON_SECOND),
      {
        take: [1, 1],
        cards: [{ kind: 'noisyNeighbour', on: LOUD, atS: [18, 28], forS: [50, 60], warningS: 0, factor: [2, 3] }],
      },
      {
        take: [1, 1],
        cards: [{ kind: 'escapeAdvisory', on: [-1], atS: [78, 90], forS: [0, 0], warningS: 45, factor: [1, 1] }],
      },
    ],
  },
  orders: ['auditImage', 'isolateVm', 'forensicSnapshot', 'patchGuest'],
};

function infection(on: readonly number[]) {
  return {
    take: [1, 1],
    cards: [{ kind: 'badImage', on, atS: [12, 24], forS: [0, 0], warningS: 0, factor: [1, 1] }],
  } as const;
}

/** Guests in which somebody came to be who was not there from the beginning. */
const victims: LevelFigure<HallRun> = {
  id: 'victims',
  unit: 'count',
  counts: 'rises',
  read({ events, world }) {
    const bad = new Set(world.scenario.events.filter(({ kind }) => kind === 'badImage').map(({ subject }) => subject));
    return events.filter(({ event }) => event.type === 'vmCompromised' && !bad.has(event.vm)).length;
  },
};

/** Guests in which somebody was and is no more, or is shut in. */
const caught: LevelFigure<HallRun> = {
  id: 'caught',
  unit: 'count',
  read: ({ world: { scenario, tick, vms } }) =>
    scenario.events.filter(
      ({ kind, atS, subject }) =>
        kind === 'badImage' &&
        tick * scenario.tickSeconds > atS + 1 &&
        (vms.infected[subject] === 0 || vms.isolated[subject] === 1),
    ).length,
};

/** Guests that were cut off or built anew although nobody was in them. */
const innocents: LevelFigure<HallRun> = {
  id: 'innocents',
  unit: 'count',
  counts: 'rises',
  read({ orders, world }) {
    const bad = new Set(world.scenario.events.filter(({ kind }) => kind === 'badImage').map(({ subject }) => subject));
    const hit = new Set<number>();
    for (const { call, done } of orders) {
      const cut = (call.name === 'isolateVm' && call.args.isolated) || call.name === 'patchGuest';
      if (done && cut && 'vm' in call.args && !bad.has(call.args.vm)) hit.add(call.args.vm);
    }
    return hit.size;
  },
};

/** Guests of which a snapshot shows that somebody was in them. */
const evidence: LevelFigure<HallRun> = {
  id: 'evidence',
  unit: 'count',
  counts: 'rises',
  read: ({ events }) =>
    new Set(events.flatMap(({ event }) => (event.type === 'forensicsDone' && event.infected ? [event.vm] : []))).size,
};

/** Who is in a guest is shut in by the hypervisor, as long as that holds: find him, cut him off, keep the evidence, build anew. */
export const theBadNeighbour: HallLevel = {
  kind: 'hall',
  id: '7-4',
  covers: ['C019', 'C132', 'C135', 'C137'],
  lectures: [
    { text: 'S1', section: 'With virtualization' },
    { text: 'S0', section: 'VMware ESXi Architecture' },
  ],
  see: ['isolation', 'attack-surface'],
  hall: HALL,
  stars: [
    [
      { figure: vmsSound, is: 'atLeast', value: GUESTS - 2 },
      { figure: victims, is: 'atMost', value: 0 },
      { figure: caught, is: 'atLeast', value: 2 },
    ],
    [
      { figure: vmsSound, is: 'atLeast', value: GUESTS },
      { figure: innocents, is: 'atMost', value: 0 },
    ],
    [{ figure: evidence, is: 'atLeast', value: 1 }],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 3,
  players: { bot: { bot: investigator('reference', true) }, twin: { bot: investigator('twin', false) } },
};
