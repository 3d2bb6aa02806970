import { TeamReplay } from '#shared/replay/team-replay.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { ENGINE_VERSION } from '#shared/sim/kernel/engine.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import { hashText, hashWords } from '#shared/sim/kernel/hash.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { hashWorld, type World } from '#shared/sim/kernel/world.ts';
import { tracesFor } from '#shared/sim/traces/index.ts';

/** Ticks between two hashes. */
const EVERY_TICKS = 100;
const JOULES_PER_KWH = 3_600_000;

/** A game as a file: what was played, and what must come of it. */
export interface Golden {
  readonly scenario: string;
  readonly scenarioVersion: number;
  readonly seed: string;
  readonly engine: number;
  readonly ticks: number;
  /** Tick, seat, and command, in the order given. */
  readonly orders: readonly (readonly [tick: number, by: number, call: CommandCall])[];
  readonly outcome: Outcome;
}

export interface Outcome {
  /** Hash of all state after every hundredth tick, and of all events up to then. */
  readonly stateHashes: readonly number[];
  readonly eventHashes: readonly number[];
  readonly totals: Totals;
}

/** Figures that a person can judge a change of the model by. */
export interface Totals {
  readonly cash: number;
  readonly revenue: number;
  readonly credits: number;
  readonly kWh: number;
  readonly slaPermille: number;
  readonly breaches: number;
  readonly moves: number;
  readonly refused: number;
  readonly p95LatencyMs: number;
}

/** Scenario of that id, with its own seed or another. Throws on an id that does not exist. */
export function scenarioOf(id: string, seed?: string): Scenario {
  const scenario = scenarioById(id, seed);
  if (!scenario) throw new Error(`no scenario ${id}`);
  return scenario;
}

/** Plays the orders of a game again and says what comes of it. */
export function replay({ scenario, seed, ticks, orders }: Omit<Golden, 'outcome'>): Outcome {
  const rules = scenarioOf(scenario, seed);
  const timed = orders.map(([tick, by, call]) => ({ tick, by, call }));
  const again = new TeamReplay({ scenario: rules, traces: tracesFor(rules), orders: timed, ticks });
  const tally = startTally();
  again.walkTo(ticks, (world, verdicts) => {
    note(tally, world, verdicts.filter((verdict) => verdict !== undefined).length);
  });
  return { stateHashes: tally.stateHashes, eventHashes: tally.eventHashes, totals: totalsOf(tally, again.world) };
}

/** What a game under these rules is told by in a file. */
export function describeGame(scenario: Scenario, ticks: number, orders: Golden['orders']): Omit<Golden, 'outcome'> {
  const { id, version, seed } = scenario;
  return { scenario: id, scenarioVersion: version, seed, engine: ENGINE_VERSION, ticks, orders };
}

interface Tally {
  readonly stateHashes: number[];
  readonly eventHashes: number[];
  readonly latenciesMs: number[];
  eventHash: number;
  breaches: number;
  moves: number;
  refused: number;
}

function startTally(): Tally {
  return { stateHashes: [], eventHashes: [], latenciesMs: [], eventHash: 0, breaches: 0, moves: 0, refused: 0 };
}

function note(tally: Tally, world: World, refused: number): void {
  tally.refused += refused;
  for (const event of world.events) noteEvent(tally, event);
  if (world.tick % EVERY_TICKS !== 0) return;
  tally.stateHashes.push(hashWorld(world));
  tally.eventHashes.push(tally.eventHash);
  for (let vm = 0; vm < world.vms.rows; vm++) {
    if (world.vms.state[vm] === VM_STATES.indexOf('running')) tally.latenciesMs.push(world.vms.latencyExactMs[vm] ?? 0);
  }
}

function noteEvent(tally: Tally, event: SimEvent): void {
  tally.eventHash = hashWords(Int32Array.of(tally.eventHash, hashText(JSON.stringify(event))));
  if (event.type === 'vmBreached') tally.breaches += 1;
  if (event.type === 'migrationDone') tally.moves += 1;
}

function totalsOf(tally: Tally, { hall }: World): Totals {
  const coins = (cents: number | undefined) => Math.round((cents ?? 0) / 100);
  const sorted = tally.latenciesMs.sort((a, b) => a - b);
  return {
    cash: coins(hall.cashExactCents[0]),
    revenue: coins(hall.revenueCents[0]),
    credits: coins(hall.creditsCents[0]),
    kWh: Math.round((hall.facilityEnergyJ[0] ?? 0) / JOULES_PER_KWH),
    slaPermille: hall.slaPermille[0] ?? 0,
    breaches: tally.breaches,
    moves: tally.moves,
    refused: tally.refused,
    p95LatencyMs: Math.round((sorted[Math.floor(sorted.length * 0.95)] ?? 0) * 10) / 10,
  };
}
