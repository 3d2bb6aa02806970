import { subjectRefusal } from '#shared/sim/disturbances/define.ts';
import { DISTURBANCES } from '#shared/sim/disturbances/index.ts';
import { disturbanceRefusal } from '#shared/sim/disturbances/inject.ts';
import type { Refusal } from '#shared/sim/kernel/refusals.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import type { Order, Verdict } from '#shared/sim/step.ts';

/** An order or a controller's command that the engine refused, or a fault that found nothing to happen to. */
export interface Refused {
  /** Which list of the file it stands in; a controller's command stands in none. */
  readonly list: 'orders' | 'faults';
  /** Ticks that were done when it was given. */
  readonly tick: number;
  /** Index in that list; nothing for a controller's command. */
  readonly entry: number | undefined;
  /** Name of the command or of the fault. */
  readonly command: string;
  readonly refusal: Refusal;
}

/** How often each obstacle stood in the way, by its code. */
export type RefusalCounts = { readonly [code: string]: number };

/** Faults that are due in the tick that comes and have nothing to happen to. */
export function missedFaults(world: World): Refused[] {
  const { scenario, tick } = world;
  return scenario.events.flatMap(({ kind, subject, atS }, entry) => {
    if (tick !== (atS <= 0 ? 0 : ticksOf(scenario, atS))) return [];
    // A host that is to die shows signs already, so they are no obstacle.
    const refusal =
      kind === 'hostFailing'
        ? subjectRefusal(world, DISTURBANCES[kind].subject, subject)
        : disturbanceRefusal(world, kind, subject);
    return refusal ? [{ list: 'faults' as const, tick, entry, command: kind, refusal }] : [];
  });
}

/** The refused among the orders of a tick. */
export function refusedOf(
  tick: number,
  orders: readonly Order[],
  verdicts: readonly Verdict[],
  entryOf: (order: Order) => number | undefined,
): Refused[] {
  return orders.flatMap((order, i) => {
    const refusal = verdicts[i];
    return refusal ? [{ list: 'orders' as const, tick, entry: entryOf(order), command: order.call.name, refusal }] : [];
  });
}

/** A refused order of the file in one line: when, which one, what, and why with the engine's values. */
export function refusalLine({ list, tick, entry, command, refusal }: Refused): string {
  const { code, ...values } = refusal;
  const told = Object.entries(values).map(([name, value]) => `${name} ${value}`);
  const why = told.length > 0 ? `${code} (${told.join(', ')})` : code;
  return `${list}[${entry}]: ${list === 'orders' ? 'refused' : 'did not happen'} at tick ${tick}: ${command}: ${why}`;
}

/** Counts by code, most frequent first, in one line. */
export function countsLine(counts: RefusalCounts): string {
  const most = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return most.map(([code, count]) => `${code} ${count}`).join(', ');
}
