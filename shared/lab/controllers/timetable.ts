import type { CommandCall } from '#shared/sim/commands/index.ts';
import type { Order } from '#shared/sim/step.ts';
import type { WorldExperiment } from '../schema/experiment.ts';
import { secondsOf } from '../schema/parts.ts';
import type { Actor } from './actor.ts';

/** Gives the experiment's orders at their times, and knows which entry of the file each is. */
export interface Timetable extends Actor {
  /** Index of an order in `orders` of the file; nothing when somebody else gave it. */
  entryOf(order: Order): number | undefined;
}

export function timetable({ orders, tickSeconds }: Pick<WorldExperiment, 'orders' | 'tickSeconds'>): Timetable {
  const byTick = new Map<number, Order[]>();
  const entries = new Map<Order, number>();
  for (const [entry, { at, atTick, by, command, args }] of orders.entries()) {
    const tick = atTick ?? Math.round(secondsOf(at ?? 0) / tickSeconds);
    const due = byTick.get(tick) ?? [];
    const order = { by, call: { name: command, args } as unknown as CommandCall };
    due.push(order);
    entries.set(order, entry);
    byTick.set(tick, due);
  }
  return { act: (world) => byTick.get(world.tick) ?? [], entryOf: (order) => entries.get(order) };
}
