import { markdownTable } from 'markdown-table';
import type { Bot } from '#shared/bots/bot.ts';
import { botsOf } from '#shared/bots/index.ts';
import type { HostId } from '#shared/ids.ts';
import type { EventCard } from '#shared/scenarios/deck.ts';
import { deal, type Hall } from '#shared/scenarios/hall.ts';
import { hallById } from '#shared/scenarios/index.ts';
import { playBot, playThrough } from '#shared/score/index.ts';
import { lossesOf } from '#shared/sim/accounts/index.ts';
import { resaleCents } from '#shared/sim/cluster/index.ts';
import { DISTURBANCES } from '#shared/sim/disturbances/index.ts';
import type { DisturbanceName } from '#shared/sim/kernel/codes/index.ts';
import type { Scenario, TimedEvent } from '#shared/sim/kernel/scenario/scenario.ts';

/** What has to be seen of a fault that is offered in a hall: what it costs who does nothing, and what is left of that for who answers it. */
export const FAULT_BITES = { badVmS: 30, ofWorth: 0.02, leftMost: 0.5 } as const;

/** What a fault costs a bot: VM-seconds that were owed and not good, and cents of what the hall is worth at the end. */
export interface FaultCost {
  readonly badVmS: number;
  readonly cents: number;
}

/** A fault of a hall under a seed, with what it costs who does nothing and who gives only the orders that answer it. */
export interface FaultTrial {
  readonly hall: string;
  readonly fault: DisturbanceName;
  readonly answers: readonly string[];
  readonly idle: FaultCost;
  readonly answered: FaultCost;
  /** Of the hall without the fault and without anybody, cents. */
  readonly worthCents: number;
}

/** Each fault that a hall offers, or one of them, tried alone: all other events are left out. */
export function tryFaults(id: string, seed: string, only?: DisturbanceName): readonly FaultTrial[] {
  const hall = hallById(id);
  if (!hall) throw new Error(`no hall ${id}`);
  const { idle, reference } = botsOf(id);
  const calm = withoutEvents(deal(hall, seed));
  const untouched = outcomeOf(calm, idle);
  const offered = Object.entries(hall.answers ?? {}).filter(([name]) => only === undefined || name === only);
  return offered.map(([name, answers]) => {
    const fault = name as DisturbanceName;
    const struck = { ...calm, events: [eventOf(hall, deal(hall, seed), fault)] };
    const answering = onlyGiving(reference, answers);
    return {
      hall: id,
      fault,
      answers,
      idle: costOf(untouched, outcomeOf(struck, idle)),
      answered: costOf(outcomeOf(calm, answering), outcomeOf(struck, answering)),
      worthCents: untouched.cents,
    };
  });
}

/** A hall in which nothing happens but its days: no events, no vulnerabilities that become known, no hosts that fail by themselves. */
function withoutEvents(scenario: Scenario): Scenario {
  const { security, facility } = scenario;
  const quiet = security && { security: { ...security, perYearPer100Mib: 0 } };
  return { ...scenario, ...quiet, events: [], facility: { ...facility, hostMtbfHours: 0 } };
}

/** Whether a fault costs who does nothing enough to be offered. */
export function bites({ idle, worthCents }: FaultTrial): boolean {
  return idle.badVmS >= FAULT_BITES.badVmS || idle.cents >= FAULT_BITES.ofWorth * Math.abs(worthCents);
}

/** Whether its answer leaves at most half of what it costs, in what it bites: service if it costs enough of that, else money. */
export function isAnswered({ idle, answered }: FaultTrial): boolean {
  if (idle.badVmS >= FAULT_BITES.badVmS) return answered.badVmS <= FAULT_BITES.leftMost * idle.badVmS;
  return answered.cents <= FAULT_BITES.leftMost * idle.cents;
}

/** The table of faults and answers, means over the seeds that were tried. */
export function faultTable(trials: readonly FaultTrial[]): string {
  const rows = meansOf(trials).map((trial) => {
    const { hall, fault, answers, idle, answered } = trial;
    const shown = bites(trial) ? (isAnswered(trial) ? 'yes' : 'answer too weak') : 'does not bite';
    return [hall, fault, costText(idle), answers.join(', '), costText(answered), shown];
  });
  return markdownTable([
    ['hall', 'fault', 'costs who does nothing', 'answered by', 'costs who answers', 'shown'],
    ...rows,
  ]);
}

/** One trial for each fault of each hall: the mean over seeds. */
export function meansOf(trials: readonly FaultTrial[]): readonly FaultTrial[] {
  const groups = new Map<string, [FaultTrial, ...FaultTrial[]]>();
  for (const trial of trials) {
    const key = `${trial.hall} ${trial.fault}`;
    const before = groups.get(key);
    if (before) before.push(trial);
    else groups.set(key, [trial]);
  }
  return [...groups.values()].map(([first, ...others]) => {
    const group = [first, ...others];
    const mean = (of: (trial: FaultTrial) => number) => group.reduce((sum, trial) => sum + of(trial), 0) / group.length;
    const cost = (who: 'idle' | 'answered') => ({
      badVmS: mean((t) => t[who].badVmS),
      cents: mean((t) => t[who].cents),
    });
    return { ...first, idle: cost('idle'), answered: cost('answered'), worthCents: mean((t) => t.worthCents) };
  });
}

function costText({ badVmS, cents }: FaultCost): string {
  return `${Math.round(badVmS)} VM-s, ¤${Math.round(cents / 100)}`;
}

/** A bot that plays as another, and gives only some of its orders. */
function onlyGiving(bot: Bot, orders: readonly string[]): Bot {
  return {
    id: bot.id,
    play(world, memory) {
      const turn = bot.play(world, memory);
      return { ...turn, calls: turn.calls.filter(({ name }) => orders.includes(name)) };
    },
  };
}

function costOf(without: FaultCost, withIt: FaultCost): FaultCost {
  return { badVmS: withIt.badVmS - without.badVmS, cents: without.cents - withIt.cents };
}

/** Bad VM-seconds and worth (money, and what the hosts would sell for) at the end. */
function outcomeOf(scenario: Scenario, bot: Bot): FaultCost {
  const world = playThrough(playBot(scenario, bot));
  const ticks = lossesOf(world).reduce((sum, { goodTicks }) => sum + goodTicks, 0);
  let cents = world.hall.cashExactCents[0] ?? 0;
  for (let host = 0 as HostId; host < world.hosts.rows; host++) cents += resaleCents(world, host);
  return { badVmS: ticks * scenario.tickSeconds, cents };
}

/** When a fault comes that no card and no event of the hall speaks of: after so much of the game. */
const INJECTED_AFTER = 0.4;

/** The fault as it comes in this hall: planned, drawn from its deck in the middle of its spans, or injected. */
function eventOf({ scenario, deck }: Hall, { tenants }: Scenario, kind: DisturbanceName): TimedEvent {
  const planned = scenario.events.find((event) => event.kind === kind);
  if (planned) return planned;
  const card = deck?.events.flatMap(({ cards }) => cards).find((one) => one.kind === kind);
  if (card) return fromCard(card, tenants);
  const { subject, warningS, lengthS, factor } = DISTURBANCES[kind];
  return {
    kind,
    subject: subject === 'hall' ? -1 : subject === 'tenant' ? largest(tenants) : 0,
    atS: Math.round(scenario.lengthS * INJECTED_AFTER),
    forS: lengthS,
    warningS,
    factor,
  };
}

function fromCard({ kind, on, atS, forS, warningS, factor }: EventCard, tenants: Scenario['tenants']): TimedEvent {
  const middle = ([least, most]: readonly [number, number]) => (least + most) / 2;
  return {
    kind,
    subject: subjectOf(on, tenants),
    atS: middle(atS),
    forS: middle(forS),
    warningS,
    factor: middle(factor),
  };
}

/** The first row that a card may hit. */
function subjectOf(on: EventCard['on'], tenants: Scenario['tenants']): number {
  if (!('tenant' in on || 'vmOf' in on)) return on[0] ?? -1;
  const archetype = 'tenant' in on ? on.tenant : on.vmOf;
  const tenant = Math.max(
    0,
    tenants.findIndex((one) => one.archetype === archetype),
  );
  return 'tenant' in on ? tenant : tenants.slice(0, tenant).reduce((sum, { vms }) => sum + vms, 0);
}

/** The customer with the most VMs. */
function largest(tenants: Scenario['tenants']): number {
  const most = Math.max(...tenants.map(({ vms }) => vms));
  return tenants.findIndex(({ vms }) => vms === most);
}
