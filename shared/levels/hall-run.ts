import { deal } from '#shared/scenarios/hall.ts';
import { createWorld } from '#shared/sim/create.ts';
import { SECOND_S, ticksOf } from '#shared/sim/kernel/time.ts';
import { INSTRUCTOR, type Order, step, type Verdict } from '#shared/sim/step.ts';
import { tracesFor } from '#shared/sim/traces/index.ts';
import { holds } from './condition.ts';
import type { HallLevel, HallRun } from './hall-level.ts';

/** A level before its first tick. Same level and seed: the same hall. `untimed`: it goes on until its player ends it. */
export function startRun(level: HallLevel, seed: string, untimed = false): HallRun {
  const dealt = deal(level.hall, seed);
  const scenario = untimed ? { ...dealt, lengthS: 0 } : dealt;
  const watched = Object.fromEntries(Object.keys(level.watch ?? {}).map((id) => [id, []]));
  return {
    level,
    world: createWorld(scenario, tracesFor(scenario)),
    events: [],
    orders: [],
    answers: {},
    watched,
  };
}

/** Orders of the next tick: what happens to the hall, then what its player gives. */
export function ordersOfTick(run: HallRun, given: readonly Order[]): readonly Order[] {
  const happens = run.level.happens?.(run) ?? [];
  return [...happens.map((call) => ({ by: INSTRUCTOR, call })), ...given];
}

/** Steps a level once, with all orders of that tick (`ordersOfTick`), and notes what became of them. */
export function takeTick(run: HallRun, orders: readonly Order[]): Verdict[] {
  const { world } = run;
  const { tick } = world;
  const verdicts = step(world, orders);
  orders.forEach(({ by, call }, i) => {
    run.orders.push({ tick, by, call, done: verdicts[i] === undefined });
  });
  for (const event of world.events) run.events.push({ tick: world.tick, event });
  if (world.tick % ticksOf(world.scenario, SECOND_S) === 0) watch(run);
  return verdicts;
}

function watch({ level, world, watched }: HallRun): void {
  for (const [id, read] of Object.entries(level.watch ?? {})) watched[id].push(read(world));
}

/** Whether a level is over: its time is up, or what it ends with holds. */
export function isOver(run: HallRun): boolean {
  const { endsWhen } = run.level;
  if (run.world.hall.over[0] === 1) return true;
  return endsWhen?.every((condition) => holds(run, run.level.id, condition)) ?? false;
}
