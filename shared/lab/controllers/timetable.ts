import type { CommandCall } from '#shared/sim/commands/index.ts';
import type { Order } from '#shared/sim/step.ts';
import type { WorldExperiment } from '../schema/experiment.ts';
import { secondsOf } from '../schema/parts.ts';
import type { Actor } from './actor.ts';

/** Gives the experiment's orders at their times. */
export function timetable({ orders, tickSeconds }: WorldExperiment): Actor {
  const byTick = new Map<number, Order[]>();
  for (const { at, atTick, by, command, args } of orders) {
    const tick = atTick ?? Math.round(secondsOf(at ?? 0) / tickSeconds);
    const due = byTick.get(tick) ?? [];
    due.push({ by, call: { name: command, args } as unknown as CommandCall });
    byTick.set(tick, due);
  }
  return { act: (world) => byTick.get(world.tick) ?? [] };
}
