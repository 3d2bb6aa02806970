import type { TimedOrder } from '#shared/replay/recording.ts';
import { deal, type Hall } from '#shared/scenarios/hall.ts';
import { isAllowed } from '#shared/sim/commands/allowed.ts';
import { COMMANDS, type CommandName } from '#shared/sim/commands/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import { SECOND_S, ticksOf } from '#shared/sim/kernel/time.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { decodeCommand, type Order, step } from '#shared/sim/step.ts';
import { tracesFor } from '#shared/sim/traces/index.ts';
import { factsOf } from './facts.ts';
import { observe } from './observation.ts';
import { CALLS_MOST, type OrderReply, type TurnAsked, type TurnTold } from './turn.ts';

/** A hall that one program plays by itself, a second a turn. */
export interface ProgramGame {
  readonly world: World;
  /** Orders that were given, for a replay. */
  readonly orders: TimedOrder[];
}

/** Seat of the program in its hall. */
const SEAT = 0;

export function startProgramGame(hall: Hall, seed: string): ProgramGame {
  const scenario = deal(hall, seed);
  return { world: createWorld(scenario, tracesFor(scenario)), orders: [] };
}

/** Gives the orders of a turn, plays the second that follows, and tells what the hall is like then. */
export function playTurn(game: ProgramGame, asked: TurnAsked): TurnTold {
  const replies = playSecond(game, asked.calls);
  return tellTurn(game.world, asked, replies);
}

/** What a program is told of a world. */
export function tellTurn(
  world: World,
  { tables, facts }: Pick<TurnAsked, 'tables' | 'facts'>,
  replies: readonly OrderReply[],
): TurnTold {
  const { scenario } = world;
  return {
    ...observe(world, tables),
    ...(facts && { facts: factsOf(scenario) }),
    replies,
    scenario: scenario.id,
    commands: ordersOf(scenario),
    over: isOver(world),
  };
}

/** Names of the orders that a team may give in a hall. */
function ordersOf(scenario: World['scenario']): readonly string[] {
  const names = Object.keys(COMMANDS) as CommandName[];
  return names.filter((name) => COMMANDS[name].from === 'team' && isAllowed(scenario, name));
}

function playSecond({ world, orders }: ProgramGame, calls: TurnAsked['calls']): readonly OrderReply[] {
  const read = calls.map(({ name, args }, i) =>
    i < CALLS_MOST ? decodeCommand(world.layout.rows, name, args) : 'tooMany',
  );
  const given = read.flatMap((call): Order[] => (typeof call === 'object' ? [{ by: SEAT, call }] : []));
  for (const order of given) orders.push({ tick: world.tick, ...order });
  const verdicts = isOver(world) ? [] : step(world, given);
  for (let ticks = 1; ticks < ticksOf(world.scenario, SECOND_S) && !isOver(world); ticks++) step(world, []);
  const left = [...verdicts];
  return read.map((call): OrderReply => {
    if (call === 'tooMany') return { done: false, refusal: { code: 'tooMany' } };
    if (call === undefined) return { done: false, refusal: { code: 'badCommand' } };
    const refusal = left.shift();
    return refusal ? { done: false, refusal } : { done: true };
  });
}

/** Whether a game has no more turns. */
export function isOver({ hall, tick, scenario }: World): boolean {
  return hall.over[0] === 1 || tick >= ticksOf(scenario, scenario.lengthS);
}
