import type { RowCounts } from '#shared/payload.ts';
import { decodeCommand } from '#shared/sim/step.ts';
import type { TimedOrder } from './recording.ts';

/** What is done otherwise in a what-if. `at`: place of the order among the orders of the world, from 0, as they were given. */
export type OrderEdit =
  | { readonly type: 'change'; readonly at: number; readonly order: TimedOrder }
  | { readonly type: 'drop'; readonly at: number }
  /** After the other orders of its tick. */
  | { readonly type: 'add'; readonly order: TimedOrder };

/**
 * Orders with edits in force: each edit names orders as they were at first. An order that keeps its tick keeps its place
 * among the orders of that tick.
 */
export function withEdits(orders: readonly TimedOrder[], edits: readonly OrderEdit[]): TimedOrder[] {
  const edited: (TimedOrder | undefined)[] = [...orders];
  for (const edit of edits) {
    if (edit.type === 'add') edited.push(edit.order);
    else if (!orders[edit.at]) throw new Error(`order ${edit.at} of ${orders.length}`);
    else edited[edit.at] = edit.type === 'change' ? edit.order : undefined;
  }
  return edited.filter((order) => order !== undefined).sort((a, b) => a.tick - b.tick);
}

/** First tick whose orders the edits touch; endless if there are none. */
export function firstTickOf(orders: readonly TimedOrder[], edits: readonly OrderEdit[]): number {
  const ticks = edits.flatMap((edit) => {
    const before = edit.type === 'add' ? undefined : orders[edit.at]?.tick;
    const after = edit.type === 'drop' ? undefined : edit.order.tick;
    return [before, after].filter((tick) => tick !== undefined);
  });
  return Math.min(...ticks);
}

/** Reads a list of edits that somebody has written, for worlds with tables of these sizes; nothing if it is none. */
export function readEdits(text: string, rows: RowCounts): OrderEdit[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((edit) => isEdit(edit, rows)) ? list : undefined;
  } catch {
    return undefined;
  }
}

function isEdit(value: unknown, rows: RowCounts): value is OrderEdit {
  const { type, at, order } = (value ?? {}) as { readonly [field: string]: unknown };
  if (type === 'drop') return isCount(at);
  return isOrder(order, rows) && (type === 'add' || (type === 'change' && isCount(at)));
}

function isOrder(value: unknown, rows: RowCounts): boolean {
  const { tick, by, call } = (value ?? {}) as Partial<TimedOrder>;
  return isCount(tick) && Number.isInteger(by) && decodeCommand(rows, call?.name, call?.args) !== undefined;
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}
