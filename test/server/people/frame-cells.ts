import { inflateRawSync } from 'node:zlib';
import { applyBody, type FrameHeader, readHeader } from '#shared/protocol/frame.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { SCHEMA, worldLayout } from '#shared/sim/kernel/world.ts';

/** What a frame tells: cells of columns by name, and events. */
export interface ToldFrame {
  readonly header: FrameHeader;
  readonly cells: readonly { readonly column: string; readonly row: number; readonly value: number }[];
  readonly events: readonly SimEvent[];
}

/** Columns that may be told to whoever follows a hall: those that their table says are open, by name. */
export const OPEN_COLUMNS: ReadonlySet<string> = new Set(
  Object.entries(SCHEMA).flatMap(([table, { open }]) => Object.keys(open).map((column) => `${table}.${column}`)),
);

/** Reads frames of one hall in the order in which they came; throws on bytes that no cell and no event accounts for. */
export function frameReader(scenario: Scenario): (frame: Uint8Array) => ToldFrame {
  const { open: columns, openCells } = worldLayout(scenario);
  const open = new Int32Array(openCells);
  return (frame) => {
    const header = readHeader(frame);
    if (!header) throw new Error(`${frame.length} bytes that are no frame`);
    const before = header.kind === 'key' ? new Int32Array(openCells) : open.slice();
    let body = new Uint8Array(0);
    const events = applyBody(header, frame, columns, open, (bytes) => {
      body = Uint8Array.from(inflateRawSync(bytes));
      return body;
    });
    const cells = columns.flatMap(({ table, column, offset, rows }) =>
      Array.from({ length: rows }, (_, row) => ({ column: `${table}.${column}`, row, value: open[offset + row] ?? 0 })),
    );
    const told = cells.filter(({ value }, cell) => value !== before[cell]);
    if (!endsWith(body, events)) throw new Error(`a frame of tick ${header.tick} goes on after its events`);
    return { header, cells: told, events };
  };
}

/** Nothing stands behind the events. */
function endsWith(body: Uint8Array, events: readonly SimEvent[]): boolean {
  const tail = events.length === 0 ? '\0' : JSON.stringify(events);
  return new TextDecoder('latin1').decode(body).endsWith(tail);
}
