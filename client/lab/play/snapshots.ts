import type { Play } from '#shared/lab/hall/played-file.ts';
import { readRecording } from '#shared/replay/read-recording.ts';
import { marksOf, ordersOf, type TimedOrder } from '#shared/replay/recording.ts';

/** A moment of the lab's hall to go back to: after so many ticks, with the orders that led there. */
export interface Snapshot {
  readonly no: number;
  readonly name: string;
  readonly tick: number;
  readonly orders: readonly TimedOrder[];
}

/** What was done in a game so far, from its journal. Throws on a journal that this version has not written. */
export function playIn(journal: string): Play {
  const read = readRecording(journal);
  if (!read.ok) throw new Error(`a journal of this page: ${read.problems[0]?.problem}`);
  const { recording } = read;
  return { orders: ordersOf(recording, 0), marks: [...marksOf(recording, 0)] };
}

/** Whether a snapshot lies on the way that a game has come: what was ordered up to it is the same. */
export function isOnTheWay(
  { orders, tick }: Snapshot,
  now: { readonly tick: number; readonly orders: readonly TimedOrder[] },
): boolean {
  const before = now.orders.filter((order) => order.tick < tick);
  return tick <= now.tick && JSON.stringify(before) === JSON.stringify(orders);
}
