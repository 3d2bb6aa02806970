import type { Hall } from '#shared/scenarios/hall.ts';
import { BLOGGER_COOP, baseload, TICKET_RUSH, USUAL_POLICIES } from '#shared/scenarios/parts.ts';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { meanWatched } from '../figures/cycles.ts';
import { type Chosen, owedVms, wellServedVms } from '../figures/owed.ts';
import { goodShare } from '../figures/service.ts';
import { shareOf } from '../figures/watched.ts';
import type { HallLevel, HallRun } from '../hall-level.ts';
import type { LevelFigure } from '../header.ts';
import { levelScenario, servers } from '../setting.ts';
import { scaler } from './7-2-bots.ts';

/** Machines that a customer can have at most, that it begins with, and for which both hosts together have room. */
const MOST = 10;
const AT_FIRST = 2;
const ROOM = 12;
/** A rule that sees a rush when it is there has new machines after about so many seconds. */
const RUSH_START_S = 10;
/** Six of these fill a host. */
const GUEST_MIB = 10_240;
const RUNNING = VM_STATES.indexOf('running');

const MACHINE = { memMib: GUEST_MIB, vcpus: 2, meanLoad: 0.5, serviceMs: 20 };
const TICKETS = { ...TICKET_RUSH, vm: { ...TICKET_RUSH.vm, ...MACHINE } };
const BLOGS = { ...BLOGGER_COOP, tier: 'silver', feeCentsPerS: 500, vm: { ...BLOGGER_COOP.vm, ...MACHINE } } as const;
const elastic = { start: AT_FIRST };

const HALL: Hall = {
  scenario: levelScenario('7-2', {
    lengthS: 210,
    startHour: 7,
    hosts: servers('medium', 2),
    tenants: [
      { ...baseload(TICKETS, MOST, [0, 1]), elastic },
      { ...baseload(BLOGS, MOST, [0, 1]), elastic },
    ],
    policies: { ...USUAL_POLICIES, overcommitPercent: 100 },
    autoscaling: { everySeconds: 2, stabilisationSeconds: 12, provisionSeconds: 1, maxStep: 3 },
    commands: ['setAutoscale', 'placeVm', 'placeVms', 'migrateLive', 'powerOnVm', 'powerOffVm', 'acknowledgeIncident'],
  }),
  deck: {
    offers: [],
    events: [
      { take: [1, 1], cards: [rush(0, [42, 54])] },
      { take: [1, 1], cards: [rush(1, [92, 104])] },
      { take: [1, 1], cards: [rush(0, [142, 154]), rush(1, [142, 154])] },
    ],
  },
  orders: ['setAutoscale'],
};

function rush(tenant: number, atS: readonly [number, number]) {
  return { kind: 'tenantBurst', on: [tenant], atS, forS: [26, 32], warningS: 20, factor: [3.2, 3.8] } as const;
}

function vmsRunning({ vms }: World): number {
  return vms.state.filter((state) => state === RUNNING).length;
}

/** Machines that customers had on average, as a part of all for which there is room: what they pay for. */
const rentedShare: LevelFigure<HallRun> = {
  id: 'rentedShare',
  unit: 'share',
  read: (run) => meanWatched(run, 'vmsRunning') / ROOM,
};

/** Machines of a customer in the first seconds of a rush at it: before a rule that looks at the load has added any. */
const inRushStart: Chosen = ({ tick, scenario: { tickSeconds, events }, vms }, vm) =>
  events.some(({ subject, atS }) => {
    const sinceS = tick * tickSeconds - atS;
    return subject === vms.tenant[vm] && sinceS >= 0 && sinceS <= RUSH_START_S;
  });

/** Two customers whose rushes come at different times: each has many machines when it needs them, and neither pays for them all day. */
export const elasticAndMetered: HallLevel = {
  kind: 'hall',
  id: '7-2',
  covers: ['C125', 'C126', 'C127', 'C129', 'C131'],
  lectures: [
    { text: 'S1', section: 'What exactly is the cloud?' },
    { text: 'S3', section: '23.3 Data Centers & Cloud Computing' },
  ],
  see: ['elasticity', 'multiplexing'],
  hall: HALL,
  watch: { vmsRunning, startOwed: owedVms(inRushStart), startServed: wellServedVms(inRushStart) },
  stars: [
    [{ figure: goodShare, is: 'atLeast', value: 0.9 }],
    [{ figure: rentedShare, is: 'atMost', value: 0.75 }],
    [{ figure: shareOf('rushStart', 'startServed', 'startOwed'), is: 'atLeast', value: 0.8 }],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 2,
  players: {
    bot: { bot: scaler('reference', { min: 1, max: MOST }, { min: 8, max: MOST }) },
    // Half of the hall for each, all day.
    twin: { bot: scaler('twin', { min: ROOM / 2, max: ROOM / 2 }, { min: ROOM / 2, max: ROOM / 2 }) },
  },
};
