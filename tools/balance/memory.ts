import { markdownTable } from 'markdown-table';
import { type Bot, type BotMemory, botMemory } from '#shared/bots/bot.ts';
import { promising } from '#shared/bots/halls/memory-crunch.ts';
import { botsOf } from '#shared/bots/index.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { CRUNCH_DAY_S } from '#shared/scenarios/memory-crunch/index.ts';
import { playBot } from '#shared/score/index.ts';
import { seriesOf } from '#shared/sim/accounts/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { SECOND_S, ticksOf } from '#shared/sim/kernel/time.ts';
import { fork, type World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';

const HALL = 'memory-crunch';
const RUNNING = VM_STATES.indexOf('running');

/** Rungs of the ladder, each with the column that tells how much of a VM it holds. */
const RUNGS = {
  sharing: 'sharedMib',
  ballooning: 'balloonedMib',
  compression: 'compressedMib',
  swapping: 'swappedMib',
} as const;
type Rung = keyof typeof RUNGS;
export const RUNG_NAMES = Object.keys(RUNGS) as readonly Rung[];

/** What opens on each day. */
const TOOLS_BY_DAY = ['none', '+ sharing', '+ balloons', '+ compression, heaps', '+ policy'] as const;

/** Percent of its memory that a hall promises, from what is promised at the start to two for one. */
const PROMISES: readonly number[] = [107, 115, 130, 150, 160, 170, 185, 200];

/** What the hall about overcommit shows, as means over seeds. */
export interface MemoryTable {
  readonly promises: readonly number[];
  /** Operating result by promise and day, in cents. */
  readonly resultCents: readonly (readonly number[])[];
  /** Promise at which each day earned most, in percent. */
  readonly best: readonly number[];
  /** By bot, part of all seconds of running VMs in which a rung held some of their memory. */
  readonly held: { readonly [bot: string]: { readonly [R in Rung]: number } };
}

/** Plays each day of the hall with each promise, as the days before left it at their best, and the hall with its bots, under each seed. */
export function memoryTable(seeds: readonly string[], promises: readonly number[] = PROMISES): MemoryTable {
  const days = bestDays(seeds.map(startUnder), promises);
  const held = Object.fromEntries(
    Object.entries(botsOf(HALL)).map(([name, bot]) => [name, heldBy(seeds.map((seed) => play(seed, bot)))]),
  );
  return {
    promises,
    resultCents: promises.map((_, p) => days.map((results) => results[p] ?? 0)),
    best: days.map((results) => promises[indexOfMost(results)] ?? 0),
    held,
  };
}

/** A game that may be gone on with, and what its last day earned. */
interface Stand {
  readonly world: World;
  readonly memory: BotMemory;
  readonly earnedCents: number;
}

function startUnder(seed: string): Stand {
  return { world: createWorld(scenarioUnder(seed)), memory: botMemory(), earnedCents: 0 };
}

function scenarioUnder(seed: string): Scenario {
  const scenario = scenarioById(HALL, seed);
  if (!scenario) throw new Error(`no hall ${HALL}`);
  return scenario;
}

/** What each day earned with each promise, in cents. A day begins where the best promise of the day before has led. */
function bestDays(starts: readonly Stand[], promises: readonly number[]): readonly (readonly number[])[] {
  const days = Math.round((starts[0]?.world.scenario.lengthS ?? 0) / CRUNCH_DAY_S);
  let stands = starts;
  return Array.from({ length: days }, () => {
    const tried = promises.map((percent) => stands.map((stand) => afterADay(stand, promising(percent))));
    const results = tried.map((after) => meanOf(after.map(({ earnedCents }) => earnedCents)));
    stands = tried[indexOfMost(results)] ?? stands;
    return results;
  });
}

function afterADay(stand: Stand, bot: Bot): Stand {
  const world = fork(stand.world);
  let { memory } = stand;
  for (let ticks = ticksOf(world.scenario, CRUNCH_DAY_S); ticks > 0; ticks--) {
    const turn = bot.play(world, memory);
    memory = turn.memory;
    const orders = turn.calls.map((call) => ({ by: memory.place, call }));
    step(world, orders);
  }
  return { world, memory, earnedCents: resultOf(world) - resultOf(stand.world) };
}

function resultOf(world: World): number {
  const { beats, columns } = seriesOf(world);
  return columns.resultCents[beats - 1] ?? 0;
}

/** Of how many VM-seconds of a game each rung held something. */
type Held = { readonly [R in Rung | 'all']: number };

function play(seed: string, bot: Bot): Held {
  const scenario = scenarioUnder(seed);
  const held = { all: 0, sharing: 0, ballooning: 0, compression: 0, swapping: 0 };
  for (const world of playBot(scenario, bot)) if (world.tick % ticksOf(scenario, SECOND_S) === 0) count(world, held);
  return held;
}

function count({ vms }: World, held: { [R in Rung | 'all']: number }): void {
  for (let vm = 0; vm < vms.rows; vm++) {
    if (vms.state[vm] !== RUNNING) continue;
    held.all += 1;
    for (const rung of RUNG_NAMES) if ((vms[RUNGS[rung]][vm] ?? 0) > 0) held[rung] += 1;
  }
}

function heldBy(games: readonly Held[]): { [R in Rung]: number } {
  const part = (rung: Rung) =>
    games.reduce((sum, held) => sum + held[rung], 0) / games.reduce((sum, held) => sum + held.all, 0);
  return {
    sharing: part('sharing'),
    ballooning: part('ballooning'),
    compression: part('compression'),
    swapping: part('swapping'),
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function indexOfMost(values: readonly number[]): number {
  return values.indexOf(Math.max(...values));
}

/** Both tables as Markdown: what each promise earned on each day, the best in bold, and what each rung held. */
export function memoryText({ promises, resultCents, best, held }: MemoryTable): string {
  const coins = (cents: number, isBest: boolean) => {
    const text = `${Math.round(cents / 100)}`;
    return isBest ? `**${text}**` : text;
  };
  const curve = promises.map((percent, p) => [
    `${percent} %`,
    ...(resultCents[p] ?? []).map((cents, day) => coins(cents, best[day] === percent)),
  ]);
  const rungs = Object.entries(held).map(([bot, parts]) => [
    bot,
    ...RUNG_NAMES.map((rung) => `${(100 * parts[rung]).toFixed(1)} %`),
  ]);
  return [
    'Operating result of each day in ¤, by what is promised on it with every tool in use that has opened, where the best promises of the days before have led; the best of a day in bold.',
    markdownTable([['promised', ...TOOLS_BY_DAY], ...curve]),
    'Part of the seconds of running VMs in which a rung held some of their memory.',
    markdownTable([['bot', ...RUNG_NAMES], ...rungs]),
  ].join('\n\n');
}
