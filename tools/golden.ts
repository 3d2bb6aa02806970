import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Bot, botMemory } from '#shared/bots/bot.ts';
import { BOTS } from '#shared/bots/index.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import { step } from '#shared/sim/step.ts';
import { tracesFor } from '#shared/sim/traces/index.ts';
import { describeGame, type Golden, type Outcome, replay, scenarioOf } from './golden/replay.ts';
import { mustRaise } from './golden/rising.ts';

const FOLDER = path.join(import.meta.dirname, '../test/golden');

/** The games that are kept: scenario, who plays, and for how many seconds. */
const GAMES: readonly { readonly scenario: string; readonly bot: Bot['id']; readonly seconds: number }[] = [
  { scenario: 'first-hall', bot: 'reference', seconds: 240 },
  { scenario: 'sprint', bot: 'reference', seconds: 240 },
  { scenario: 'sprint', bot: 'reckless', seconds: 240 },
  { scenario: 'lesson', bot: 'nightwatch', seconds: 480 },
  { scenario: 'period', bot: 'reference', seconds: 480 },
  { scenario: 'double', bot: 'idle', seconds: 300 },
  { scenario: 'open-hall', bot: 'nightwatch', seconds: 300 },
  { scenario: 'trace-day', bot: 'reference', seconds: 120 },
  { scenario: 'elastic', bot: 'reference', seconds: 480 },
  { scenario: 'thin-ice', bot: 'nightwatch', seconds: 240 },
];

/**
 * Rewrites the golden replays under the rules as they are now and prints what changed. With `--record` the bots play
 * anew; without, the orders of each file are kept. Refuses if the rules changed and their version did not.
 */
function main(args: readonly string[]): void {
  const stale = GAMES.map(committed).filter((golden) => golden && mustRaise(golden));
  if (stale.length > 0) {
    process.stderr.write(
      'The rules have changed: raise ENGINE_VERSION in shared/sim/kernel/engine.ts, then try again.\n',
    );
    process.exitCode = 1;
    return;
  }
  for (const { scenario: id, bot: botId, seconds } of GAMES) {
    const file = path.join(FOLDER, `${id}-${botId}.json`);
    const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Golden) : undefined;
    const scenario = scenarioOf(id);
    const ticks = ticksOf(scenario, seconds);
    const orders = before && !args.includes('--record') ? before.orders : record(scenario, botNamed(botId), ticks);
    const game = describeGame(scenario, ticks, orders);
    const outcome = replay(game);
    writeFileSync(file, print({ ...game, outcome }));
    process.stdout.write(`${path.basename(file)}: ${changes(before?.outcome, outcome)}\n`);
  }
}

/** A kept game as last committed: what is tried out in between may be rewritten as often as one likes. */
function committed({ scenario, bot }: (typeof GAMES)[number]): Golden | undefined {
  try {
    const file = `HEAD:test/golden/${scenario}-${bot}.json`;
    return JSON.parse(execFileSync('git', ['show', file], { encoding: 'utf8', stdio: 'pipe' })) as Golden;
  } catch {
    return undefined;
  }
}

function botNamed(id: Bot['id']): Bot {
  const bot = BOTS.find((b) => b.id === id);
  if (!bot) throw new Error(`no bot ${id}`);
  return bot;
}

/** Lets a bot play and writes down what it did. */
function record(scenario: Scenario, bot: Bot, ticks: number): Golden['orders'] {
  const world = createWorld(scenario, tracesFor(scenario));
  const orders: [number, number, CommandCall][] = [];
  let memory = botMemory();
  while (world.tick < ticks) {
    const turn = bot.play(world, memory);
    memory = turn.memory;
    for (const call of turn.calls) orders.push([world.tick, 0, call]);
    step(
      world,
      turn.calls.map((call) => ({ by: 0, call })),
    );
  }
  return orders;
}

/** One order a line, so that a change is a readable difference. */
function print({ orders, outcome, ...head }: Golden): string {
  const { stateHashes, eventHashes, totals } = outcome;
  const lines = orders.map((order) => `    ${JSON.stringify(order)}`);
  return `{
${Object.entries(head)
  .map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`)
  .join('\n')}
  "orders": [
${lines.join(',\n')}
  ],
  "outcome": {
    "totals": ${JSON.stringify(totals, null, 2).replaceAll('\n', '\n    ')},
    "stateHashes": ${JSON.stringify(stateHashes)},
    "eventHashes": ${JSON.stringify(eventHashes)}
  }
}
`;
}

function changes(before: Outcome | undefined, after: Outcome): string {
  if (!before) return `new, ${JSON.stringify(after.totals)}`;
  const changed = (Object.keys(after.totals) as (keyof Outcome['totals'])[])
    .filter((key) => before.totals[key] !== after.totals[key])
    .map((key) => `${key} ${before.totals[key]} → ${after.totals[key]}`);
  if (changed.length > 0) return changed.join(', ');
  return hashesOf(before) === hashesOf(after) ? 'as before' : 'other hashes, same totals';
}

function hashesOf({ stateHashes, eventHashes }: Outcome): string {
  return JSON.stringify([stateHashes, eventHashes]);
}

main(process.argv.slice(2));
