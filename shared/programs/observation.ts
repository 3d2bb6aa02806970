import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import { type OpenWorld, SCHEMA, type WorldSchema } from '#shared/sim/kernel/world.ts';
import { CODE_WORDS } from './code-words.ts';

/** What a program sees of its hall: what a player's browser holds, by table, with words for what the columns number. */
export interface Observation {
  readonly tick: number;
  /** Seconds of machine time since the start, and how many the game has; 0 = no end. */
  readonly second: number;
  readonly lengthS: number;
  readonly hall: Cells;
  /** Every other table: the rows that are there. */
  readonly tables: { readonly [table: string]: readonly Cells[] };
}

/** One row by column. Tables with more rows have `row` as well: the number that orders name it by. */
export type Cells = { readonly [column: string]: number | string };

export type TableName = keyof WorldSchema;
const TABLES = (Object.keys(SCHEMA) as TableName[]).filter(
  (table) => table !== 'hall' && openColumns(table).length > 0,
);

/** Names of the open columns of a table. */
export function openColumns(table: TableName): readonly string[] {
  return Object.keys(SCHEMA[table].open);
}

/** What a column is: its phrase, and the words that it numbers, if it does. */
export function columnMeaning(
  table: TableName,
  column: string,
): { readonly phrase: string; readonly words?: readonly string[] } {
  const phrase = (SCHEMA[table].open as Readonly<Record<string, string>>)[column] ?? '';
  const words = CODE_WORDS[/^index of ([A-Z_0-9]+)/.exec(phrase)?.[1] ?? ''];
  return words ? { phrase, words } : { phrase };
}

/** What a program sees now; of the tables that it wants, all of them unless it says which. */
export function observe(world: OpenWorld, wanted: readonly string[] = TABLES): Observation {
  const { scenario, tick } = world;
  const tables = TABLES.filter((table) => wanted.includes(table));
  return {
    tick,
    second: Math.round(tick * scenario.tickSeconds),
    lengthS: scenario.lengthS,
    hall: cellsOf(world, 'hall', 0),
    tables: Object.fromEntries(tables.map((table) => [table, rowsOf(world, table)])),
  };
}

function rowsOf(world: OpenWorld, table: TableName): readonly Cells[] {
  const rows = Array.from({ length: world[table].rows }, (_, row) => row);
  return rows.filter((row) => isThere(world, table, row)).map((row) => ({ row, ...cellsOf(world, table, row) }));
}

/** Rows are there unless their state, or their kind, is "none": the first of its words. */
function isThere(world: OpenWorld, table: TableName, row: number): boolean {
  const { state, kind } = world[table] as { readonly state?: Int32Array; readonly kind?: Int32Array };
  if (state) return state[row] !== HOST_STATES.indexOf('none');
  return kind === undefined || columnMeaning(table, 'kind').words?.[kind[row] ?? 0] !== 'none';
}

function cellsOf(world: OpenWorld, table: TableName, row: number): Cells {
  const columns = world[table] as unknown as { readonly [column: string]: Int32Array };
  return Object.fromEntries(openColumns(table).map((column) => [column, cellOf(table, column, columns[column][row])]));
}

function cellOf(table: TableName, column: string, value: number): number | string {
  return columnMeaning(table, column).words?.[value] ?? value;
}
