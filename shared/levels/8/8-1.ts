import type { Hall } from '#shared/scenarios/hall.ts';
import { HALL_HOSTS } from '#shared/scenarios/hardware.ts';
import { ARCHIVES } from '#shared/scenarios/memory-crunch/customers.ts';
import { baseload, CLINIC, TICKET_RUSH, USUAL_POLICIES } from '#shared/scenarios/parts.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import { MIB_PER_GIB } from '#shared/units.ts';
import { answersRight } from '../figures/answers.ts';
import { pairsDark } from '../figures/copies.ts';
import { hostsBought } from '../figures/hosts.ts';
import { hostSwappedMib } from '../figures/memory.ts';
import { longestOutageS } from '../figures/outages.ts';
import { type Chosen, ofArchetype, owedVms, wellServedVms } from '../figures/owed.ts';
import { mostOf, shareOf } from '../figures/watched.ts';
import type { HallLevel, HallRun, LevelAsk } from '../hall-level.ts';
import { levelScenario, servers } from '../setting.ts';
import { holidayOperator } from './8-1-bots.ts';

const HOSTS = 3;
/** Machines that the ticket sellers can have at most, and that they begin with. */
const [MOST, AT_FIRST] = [8, 2];

/** Few by day, many on the day of the sale. */
const SALES = {
  ...TICKET_RUSH,
  vm: { ...TICKET_RUSH.vm, memMib: 4 * MIB_PER_GIB, vcpus: 2, meanLoad: 0.4, serviceMs: 20 },
};
/** Mail: much memory that is hardly used, and a kernel that can give it back. */
const FILES = {
  ...ARCHIVES,
  archetype: 'megaMail',
  vm: { ...ARCHIVES.vm, guest: 'linux', memMib: 6 * MIB_PER_GIB, balloonDriver: true, activeFraction: 0.25 },
} as const;
/** Two machines of which one is enough, and somebody has put both on one server. */
const PAIR = { ...CLINIC, vm: { ...CLINIC.vm, workload: 'web', memMib: 3 * MIB_PER_GIB, meanLoad: 0.2 } } as const;
const PAIRS = [1, 2, 3];

const HALL: Hall = {
  scenario: levelScenario('8-1', {
    lengthS: 200,
    startHour: 8,
    rows: { hosts: HOSTS + 2, vms: MOST + 12, tenants: 5, migrations: 8, incidents: 24, forecasts: 6 },
    hostModels: HALL_HOSTS.map((model) => ({ ...model, largePages: false })),
    hosts: servers('small', HOSTS),
    tenants: [
      { ...baseload(SALES, MOST, [0, 1]), elastic: { start: AT_FIRST } },
      ...PAIRS.map((pair) => baseload(PAIR, 2, [pair - 1, pair - 1])),
      baseload(FILES, 6, [0, 0, 1, 1, 2, 2]),
    ],
    policies: { ...USUAL_POLICIES, overcommitPercent: 100, sharing: 'off', closedRungs: ['balloon'] },
    autoscaling: { everySeconds: 2, stabilisationSeconds: 12, provisionSeconds: 1, maxStep: 3 },
    commands: [
      'setAutoscale',
      'setOvercommit',
      'setBallooning',
      'setSharing',
      'migrateLive',
      'cancelMigration',
      'spreadTenant',
      'removeRule',
      'setHaReserve',
      'placeVm',
      'placeVms',
      'powerOnVm',
      'powerOffVm',
      'buyHost',
      'acknowledgeIncident',
    ],
  }),
  deck: {
    offers: [],
    events: [
      {
        take: [1, 1],
        cards: [{ kind: 'tenantBurst', on: [0], atS: [80, 92], forS: [84, 92], warningS: 50, factor: [3.8, 4.2] }],
      },
      {
        take: [1, 1],
        cards: [{ kind: 'hostFailure', on: [0, 1, 2], atS: [104, 116], forS: [0, 0], warningS: 0, factor: [1, 1] }],
      },
    ],
  },
  orders: ['setAutoscale', 'setOvercommit', 'setBallooning', 'migrateLive', 'setHaReserve'],
};

/** All machines, from the beginning of the rush until the end of the level. */
const inRush: Chosen = ({ tick, scenario }) => {
  const atS = scenario.events.find(({ kind }) => kind === 'tenantBurst')?.atS ?? 0;
  return tick * scenario.tickSeconds >= atS;
};
const isSales = ofArchetype(SALES.archetype);
const isSalesInRush: Chosen = (world, vm) => isSales(world, vm) && inRush(world, vm);

type Done = (run: HallRun) => boolean;

/** Whether an order was given and carried out. */
function carried(name: CommandName): Done {
  return ({ orders }) => orders.some(({ call, done }) => done && call.name === name);
}

/** A pick of the plan, made before it begins: what was picked, if it was done; else what was done instead; last, nothing. */
function plan(id: string, ways: readonly Done[]): LevelAsk {
  return {
    id,
    when: 'before',
    kind: { kind: 'choice', choices: ways.length + 1 },
    right(run) {
      const picked = run.answers[id];
      if (ways[picked]?.(run)) return picked;
      const way = ways.findIndex((done) => done(run));
      return way < 0 ? ways.length : way;
    },
  };
}

/** A rush, a server that dies in the middle of it, and no money for another: three ideas that each need the two others. */
export const blackFriday: HallLevel = {
  kind: 'hall',
  id: '8-1',
  covers: ['C019', 'C022', 'C101', 'C102', 'C125', 'C126', 'C129'],
  lectures: [
    { text: 'S1', section: 'With virtualization' },
    { text: 'S1', section: 'Ballooning' },
    { text: 'S1', section: 'What exactly is the cloud?' },
  ],
  see: ['elasticity', 'balloon', 'ha-restart'],
  hall: HALL,
  asks: [
    plan('rush', [carried('setAutoscale'), carried('buyHost')]),
    plan('memory', [carried('setBallooning'), carried('buyHost')]),
    plan('failure', [carried('setHaReserve'), carried('buyHost')]),
  ],
  watch: {
    hostSwapped: hostSwappedMib,
    pairsDark: pairsDark(PAIRS),
    rushOwed: owedVms(inRush),
    rushServed: wellServedVms(inRush),
    salesOwed: owedVms(isSalesInRush),
    salesServed: wellServedVms(isSalesInRush),
  },
  stars: [
    [
      { figure: shareOf('salesGood', 'salesServed', 'salesOwed'), is: 'atLeast', value: 0.75 },
      { figure: shareOf('rushGood', 'rushServed', 'rushOwed'), is: 'atLeast', value: { from: 'between', step: 0.01 } },
    ],
    [
      { figure: mostOf('hostSwapped', 'mib', 'hostSwappedMost'), is: 'atMost', value: 1024 },
      { figure: mostOf('pairsDark', 'count', 'mostPairsDark'), is: 'atMost', value: 0 },
    ],
    [
      { figure: longestOutageS, is: 'atMost', value: 20 },
      { figure: hostsBought, is: 'atMost', value: 0 },
      { figure: answersRight, is: 'atLeast', value: 3 },
    ],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 1,
  players: {
    bot: {
      bot: holidayOperator('reference', { elastic: true, promise: true, balloons: true, apart: true }),
      answers: () => ({ rush: 0, memory: 0, failure: 0 }),
    },
    // Somebody who knows one thing.
    twin: { bot: holidayOperator('twin', { elastic: true, promise: false, balloons: false, apart: false }) },
  },
};
