import type { Hall } from '#shared/scenarios/hall.ts';
import { baseload, LEDGER_BANK, USUAL_FACILITY } from '#shared/scenarios/parts.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { goodShare } from '../figures/service.ts';
import type { HallLevel, HallRun } from '../hall-level.ts';
import type { LevelFigure } from '../header.ts';
import { levelScenario, servers } from '../setting.ts';
import { fromHour, nightOperator, whenCrowded } from './7-5-bots.ts';

/** The level begins at ten in the evening; so many seconds later it is six. */
const NIGHT_S = 80;
/** Second of the level at which it is four in the morning: before it, the load falls; after it, the day comes. */
const MORNING_FROM_S = 60;
const DARK = [HOST_STATES.indexOf('asleep'), HOST_STATES.indexOf('off')];
/** Offices: eight processors that are busy by day and hardly used at night. */
const OFFICE = {
  ...LEDGER_BANK,
  tier: 'silver',
  feeCentsPerS: 900,
  vm: { ...LEDGER_BANK.vm, workload: 'retrieval', memMib: 4096, meanLoad: 0.45, serviceMs: 40 },
} as const;

const HALL: Hall = {
  scenario: levelScenario('7-5', {
    lengthS: 170,
    startHour: 22,
    hosts: servers('medium', 4),
    facility: { ...USUAL_FACILITY, migrationMbit: 20_000 },
    tenants: [baseload(OFFICE, 8, [0, 0, 1, 1, 2, 2, 3, 3])],
    commands: ['migrateLive', 'cancelMigration', 'sleepHost', 'wakeHost', 'acknowledgeIncident'],
  }),
  deck: {
    offers: [],
    events: [
      {
        take: [1, 1],
        cards: [{ kind: 'tenantBurst', on: [0], atS: [92, 118], forS: [20, 30], warningS: 20, factor: [1.1, 1.25] }],
      },
    ],
  },
  orders: ['migrateLive', 'sleepHost', 'wakeHost'],
};

/** Watts that sleeping hosts would draw if they were awake and idle, less what they draw asleep, with cooling. */
function wattsSpared({ hosts, scenario }: World): number {
  let watts = 0;
  for (let host = 0; host < hosts.rows; host++) {
    if (!DARK.includes(hosts.state[host])) continue;
    const { powerW, standbyW } = scenario.hostModels[hosts.model[host]];
    watts += powerW[0] - standbyW;
  }
  return watts * USUAL_FACILITY.pue;
}

/** Energy that sleeping hosts saved at night, as a part of what the hall would have used then with all of them awake. */
const nightSaved: LevelFigure<HallRun> = {
  id: 'nightSaved',
  unit: 'share',
  counts: { untilS: NIGHT_S },
  read({ watched: { spared, used } }) {
    const sum = (values: readonly number[]) => values.slice(0, NIGHT_S).reduce((all, value) => all + value, 0);
    const [saved, drawn] = [sum(spared), sum(used)];
    return saved > 0 ? saved / (saved + drawn) : 0;
  },
};

/** Good service of what was owed since four in the morning. */
const goodInMorning: LevelFigure<HallRun> = {
  id: 'goodInMorning',
  unit: 'share',
  read({ watched: { good, owed } }) {
    const since = (values: readonly number[]) => (values.at(-1) ?? 0) - (values[MORNING_FROM_S] ?? 0);
    return owed.length > MORNING_FROM_S + 1 ? since(good) / since(owed) : 0;
  },
  soFar: (run) => (run.watched.owed.length > MORNING_FROM_S + 1 ? goodInMorning.read(run) : undefined),
};

/** A hall at night pays for hosts that do nothing; whoever lets them sleep must be back before the morning is. */
export const theBill: HallLevel = {
  kind: 'hall',
  id: '7-5',
  covers: ['C020', 'C021', 'C026', 'C127', 'C131'],
  lectures: [
    { text: 'S4', section: 'Gründe für eine HW Virtualisierung' },
    { text: 'S1', section: 'With virtualization' },
  ],
  see: ['host-sleep', 'consolidation'],
  hall: HALL,
  watch: {
    spared: wattsSpared,
    used: ({ hall }: World) => hall.facilityW[0],
    good: ({ hall }: World) => hall.goodTicks[0],
    owed: ({ hall }: World) => hall.owedTicks[0],
  },
  stars: [
    [
      { figure: nightSaved, is: 'atLeast', value: 0.1 },
      { figure: goodShare, is: 'atLeast', value: 0.8 },
    ],
    [{ figure: nightSaved, is: 'atLeast', value: 0.2 }],
    [{ figure: goodInMorning, is: 'atLeast', value: 0.98 }],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 3,
  players: { bot: { bot: nightOperator('reference', fromHour(4)) }, twin: { bot: nightOperator('twin', whenCrowded) } },
};
