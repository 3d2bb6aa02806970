import { markdownTable } from 'markdown-table';
import type { Bot } from '#shared/bots/bot.ts';
import { promising } from '#shared/bots/halls/memory-crunch.ts';
import { botsOf } from '#shared/bots/index.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { CRUNCH_DAY_S } from '#shared/scenarios/memory-crunch/index.ts';
import { playBot } from '#shared/score/index.ts';
import { seriesOf } from '#shared/sim/accounts/index.ts';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { SECOND_S, ticksOf } from '#shared/sim/kernel/time.ts';
import type { World } from '#shared/sim/kernel/world.ts';

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

/** Percent of its memory that a hall promises all the time, from nothing twice to nearly two for one. */
const PROMISES: readonly number[] = [100, 115, 130, 135, 155, 165, 185];

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

/** Plays the hall with each promise and with its bots, under each seed. */
export function memoryTable(seeds: readonly string[], promises: readonly number[] = PROMISES): MemoryTable {
  const resultCents = promises.map((percent) =>
    meanOf(seeds.map((seed) => daysOf(play(seed, promising(percent)).world))),
  );
  const days = resultCents[0]?.map((_, day) => day) ?? [];
  const best = days.map((day) => promises[indexOfMost(resultCents.map((results) => results[day] ?? 0))] ?? 0);
  const held = Object.fromEntries(
    Object.entries(botsOf(HALL)).map(([name, bot]) => [name, heldBy(seeds.map((seed) => play(seed, bot).held))]),
  );
  return { promises, resultCents, best, held };
}

/** What a game left: its world, and of how many VM-seconds each rung held something. */
interface Game {
  readonly world: World;
  readonly held: { readonly [R in Rung | 'all']: number };
}

function play(seed: string, bot: Bot): Game {
  const scenario = scenarioById(HALL, seed);
  if (!scenario) throw new Error(`no hall ${HALL}`);
  const held = { all: 0, sharing: 0, ballooning: 0, compression: 0, swapping: 0 };
  const game = playBot(scenario, bot);
  let turn = game.next();
  while (!turn.done) {
    if (turn.value.tick % ticksOf(scenario, SECOND_S) === 0) count(turn.value, held);
    turn = game.next();
  }
  return { world: turn.value, held };
}

function count({ vms }: World, held: { [R in Rung | 'all']: number }): void {
  for (let vm = 0; vm < vms.rows; vm++) {
    if (vms.state[vm] !== RUNNING) continue;
    held.all += 1;
    for (const rung of RUNG_NAMES) if ((vms[RUNGS[rung]][vm] ?? 0) > 0) held[rung] += 1;
  }
}

function daysOf(world: World): number[] {
  const { resultCents } = seriesOf(world).columns;
  const at = (second: number) => (second === 0 ? 0 : (resultCents[second - 1] ?? 0));
  const days = Math.round(world.scenario.lengthS / CRUNCH_DAY_S);
  return Array.from({ length: days }, (_, day) => at((day + 1) * CRUNCH_DAY_S) - at(day * CRUNCH_DAY_S));
}

function heldBy(games: readonly Game['held'][]): { [R in Rung]: number } {
  const part = (rung: Rung) =>
    games.reduce((sum, held) => sum + held[rung], 0) / games.reduce((sum, held) => sum + held.all, 0);
  return {
    sharing: part('sharing'),
    ballooning: part('ballooning'),
    compression: part('compression'),
    swapping: part('swapping'),
  };
}

function meanOf(rows: readonly (readonly number[])[]): number[] {
  return (rows[0] ?? []).map((_, i) => rows.reduce((sum, row) => sum + (row[i] ?? 0), 0) / rows.length);
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
    'Operating result of each day in ¤, by what is promised all the time with every tool in use as soon as it opens; the best of a day in bold.',
    markdownTable([['promised', ...TOOLS_BY_DAY], ...curve]),
    'Part of the seconds of running VMs in which a rung held some of their memory.',
    markdownTable([['bot', ...RUNG_NAMES], ...rungs]),
  ].join('\n\n');
}
