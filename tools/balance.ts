import { type Bot, botMemory } from '#shared/bots/bot.ts';
import { BOTS } from '#shared/bots/index.ts';
import type { HostId } from '#shared/ids.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { resaleCents } from '#shared/sim/cluster/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import { HOST_STATES, STATUSES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';

/**
 * Plays scenarios with every bot and prints what came of it: what scenarios are balanced with.
 * `npx tsx tools/balance.ts [scenario] [--curve seconds] [--bot id]`
 */
function main(args: readonly string[]): void {
  const everyS = numberAfter(args, '--curve');
  const botId = wordAfter(args, '--bot');
  const wanted = args.find((arg, i) => !arg.startsWith('--') && !args[i - 1]?.startsWith('--'));
  const scenarios = SCENARIOS.filter((s) => s.demand.kind === 'curves' && (wanted === undefined || s.id === wanted));
  for (const scenario of scenarios) {
    process.stdout.write(`\n${scenario.id}\n${HEAD}\n`);
    for (const bot of BOTS) if (botId === undefined || bot.id === botId) play(scenario, bot, everyS);
  }
}

const HEAD = `${'bot'.padEnd(12)}${['second', 'worth ¤', 'cash ¤', 'earned', 'credits', 'energy', 'SLA ‰', 'bad now', 'VMs', 'hosts', 'tasks', 'calls', 'refused'].map((word) => word.padStart(9)).join('')}`;

function play(scenario: Scenario, bot: Bot, everyS: number | undefined): void {
  const world = createWorld(scenario);
  let memory = botMemory();
  const counts = { calls: 0, refused: 0 };
  const ticks = ticksOf(scenario, scenario.lengthS);
  for (let tick = 1; tick <= ticks; tick++) {
    const turn = bot.play(world, memory);
    memory = turn.memory;
    const verdicts = step(
      world,
      turn.calls.map((call) => ({ by: 0, call })),
    );
    counts.calls += verdicts.length;
    counts.refused += verdicts.filter((verdict) => verdict !== undefined).length;
    if (everyS !== undefined && tick % ticksOf(scenario, everyS) === 0) print(bot, world, counts);
  }
  if (everyS === undefined) print(bot, world, counts);
}

function print(bot: Bot, world: World, counts: { calls: number; refused: number }): void {
  const { hall, vms, hosts, scenario } = world;
  const coins = (cents: number) => Math.round(cents / 100);
  let worth = hall.cashExactCents[0] ?? 0;
  for (let h = 0; h < hosts.rows; h++) worth += resaleCents(world, h as HostId);
  const figures = [
    Math.round(world.tick * scenario.tickSeconds),
    coins(worth),
    coins(hall.cashExactCents[0] ?? 0),
    coins(hall.revenueCents[0] ?? 0),
    coins(hall.creditsCents[0] ?? 0),
    coins(hall.energyCents[0] ?? 0),
    hall.slaPermille[0],
    countOf(vms.status, STATUSES.indexOf('breach')),
    countOf(vms.state, VM_STATES.indexOf('running')),
    countOf(hosts.state, HOST_STATES.indexOf('on')),
    hall.openTasks[0],
    counts.calls,
    counts.refused,
  ];
  process.stdout.write(`${bot.id.padEnd(12)}${figures.map((x) => String(x).padStart(9)).join('')}\n`);
}

function countOf(column: Int32Array, code: number): number {
  return column.filter((cell) => cell === code).length;
}

function wordAfter(args: readonly string[], flag: string): string | undefined {
  const at = args.indexOf(flag);
  return at < 0 ? undefined : args[at + 1];
}

function numberAfter(args: readonly string[], flag: string): number | undefined {
  const word = wordAfter(args, flag);
  return word === undefined ? undefined : Number(word);
}

main(process.argv.slice(2));
