import type { Refusal } from '#shared/sim/refusals.ts';
import type { Order, Verdict } from '#shared/sim/step.ts';

/** An order or a controller's command that the engine refused. */
export interface Refused {
  /** Ticks that were done when it was given. */
  readonly tick: number;
  /** Index in `orders` of the file; nothing for a controller's command. */
  readonly entry: number | undefined;
  readonly command: string;
  readonly refusal: Refusal;
}

/** How often each obstacle stood in the way, by its code. */
export type RefusalCounts = { readonly [code: string]: number };

/** The refused among the orders of a tick. */
export function refusedOf(
  tick: number,
  orders: readonly Order[],
  verdicts: readonly Verdict[],
  entryOf: (order: Order) => number | undefined,
): Refused[] {
  return orders.flatMap((order, i) => {
    const refusal = verdicts[i];
    return refusal ? [{ tick, entry: entryOf(order), command: order.call.name, refusal }] : [];
  });
}

/** A refused order of the file in one line: when, which one, what, and why with the engine's values. */
export function refusalLine({ tick, entry, command, refusal }: Refused): string {
  const { code, ...values } = refusal;
  const told = Object.entries(values).map(([name, value]) => `${name} ${value}`);
  const why = told.length > 0 ? `${code} (${told.join(', ')})` : code;
  return `orders[${entry}]: refused at tick ${tick}: ${command}: ${why}`;
}

/** Counts by code, most frequent first, in one line. */
export function countsLine(counts: RefusalCounts): string {
  const most = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return most.map(([code, count]) => `${code} ${count}`).join(', ');
}
